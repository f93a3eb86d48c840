import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { readSaved, save } from '@/saving/browserStorage';
import type { Keymap, Layer } from './Keymap';
import { advance, redo, startHistory, undo, type History } from './History';
import type { KeymapProblem } from './KeymapProblem';
import { withKeycode } from './keycodeAt';
import type { KeyPlace } from './KeyPlace';
import { renameLayer, type NamedLayers } from './layers/editLayers';

/**
 * The keymap that is edited: what it is, what is shown and selected of it, and what was done to it. Every edit goes through `change`,
 * `changeLayers` or what is made of them, so that it can be undone and is kept.
 */
export const useKeymap = defineStore('keymap', () => {
  const history = shallowRef<History<NamedLayers> | null>(null);
  const shownLayer = ref(0);
  const selected = shallowRef<KeyPlace | null>(null);
  const problems = shallowRef<readonly KeymapProblem[]>([]);
  /** Whether the keymap is a person's own, to be kept: it was edited or brought along, not only looked at. */
  const isOwn = ref(false);
  /** Whether the browser took what was to be kept. */
  const isKept = ref(true);
  const copiedLayer = shallowRef<Layer | null>(readSaved('copied-layer', isLayer));

  const keymap = computed<Keymap | null>(() => history.value?.present.keymap ?? null);
  const layerNames = computed<readonly string[]>(() => history.value?.present.names ?? []);
  const layer = computed<number>({
    get: () => Math.max(0, Math.min(shownLayer.value, (keymap.value?.layers.length ?? 1) - 1)),
    set: (number) => {
      shownLayer.value = number;
      // The selection follows to the other layer: the same key is looked at there.
      selected.value = selected.value && { ...selected.value, layer: number };
    },
  });

  /**
   * Edits the keymap.
   * @param label what the edit is called when it can be undone, in the page's language
   * @param edit makes of a keymap the edited one; when it gives the same one, nothing happened
   */
  function change(label: string, edit: (keymap: Keymap) => Keymap): void {
    changeLayers(label, (all) => {
      const edited = edit(all.keymap);
      return edited === all.keymap ? all : { ...all, keymap: edited };
    });
  }

  /** Edits the keymap and the names of its layers together. */
  function changeLayers(label: string, edit: (all: NamedLayers) => NamedLayers): void {
    if (history.value !== null) {
      take(advance(history.value, label, edit(history.value.present)));
    }
  }

  function take(edited: History<NamedLayers> | null): void {
    if (edited !== history.value) {
      history.value = edited;
      isOwn.value = true;
    }
  }

  /** Puts a keycode at a place. */
  function assign(place: KeyPlace, keycode: string): void {
    change(keycode, (present) => withKeycode(present, place, keycode));
  }

  /** Puts a keycode at the selected place, if there is one. */
  function assignSelected(keycode: string): void {
    if (selected.value !== null) {
      assign(selected.value, keycode);
    }
  }

  /** Selects the next key of the layer, in the layout's order; after the last one, the first. */
  function selectNext(): void {
    const count = keymap.value?.layers[layer.value]?.length ?? 0;
    if (selected.value?.kind === 'key' && count > 0) {
      selected.value = { ...selected.value, index: (selected.value.index + 1) % count };
    }
  }

  /** Gives a layer a name. */
  function rename(label: string, at: number, name: string): void {
    changeLayers(label, (all) => renameLayer(all, at, name));
  }

  /** Remembers a layer to be pasted, also onto another keyboard. */
  function copyLayer(at: number): void {
    copiedLayer.value = keymap.value?.layers[at] ?? copiedLayer.value;
    save('copied-layer', copiedLayer.value);
  }

  /**
   * Begins to edit another keymap: nothing of it can be undone yet. To open a keymap together with its keyboard there is `openKeymap`.
   * @param also what is known of it besides: the names of its layers, the layer to show, and whether it is the person's own
   */
  function load(other: Keymap, also: { names?: readonly string[]; layer?: number; isOwn?: boolean } = {}): void {
    history.value = startHistory({ keymap: other, names: also.names ?? [] });
    isOwn.value = also.isOwn ?? false;
    selected.value = null;
    layer.value = also.layer ?? 0;
    problems.value = [];
  }

  /** Replaces what one source has found wrong. */
  function report(source: string, found: readonly Omit<KeymapProblem, 'source'>[]): void {
    problems.value = [
      ...problems.value.filter((problem) => problem.source !== source),
      ...found.map((problem) => ({ ...problem, source })),
    ];
  }

  return {
    keymap,
    layer,
    selected,
    layerNames,
    problems,
    isOwn,
    isKept,
    copiedLayer,
    /** What the last edit is called, to be undone; null when there is none. */
    canUndo: computed(() => history.value?.past.at(-1)?.label ?? null),
    /** What the last undone edit is called; null when there is none. */
    canRedo: computed(() => history.value?.future[0]?.label ?? null),
    change,
    changeLayers,
    assign,
    assignSelected,
    selectNext,
    rename,
    copyLayer,
    load,
    report,
    undo: () => {
      take(history.value && undo(history.value));
    },
    redo: () => {
      take(history.value && redo(history.value));
    },
  };
});

function isLayer(value: unknown): value is Layer {
  return Array.isArray(value) && value.every((keycode) => typeof keycode === 'string');
}
