import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { Keymap } from './Keymap';
import { advance, redo, startHistory, undo, type History } from './History';
import type { KeymapProblem } from './KeymapProblem';
import { withKeycode } from './keycodeAt';
import type { KeyPlace } from './KeyPlace';

/** The keymap that is edited: what it is, what is shown and selected of it, and what was done to it. */
export const useKeymap = defineStore('keymap', () => {
  const history = shallowRef<History<Keymap> | null>(null);
  const layer = ref(0);
  const selected = shallowRef<KeyPlace | null>(null);
  const layerNames = shallowRef<readonly string[]>([]);
  const problems = shallowRef<readonly KeymapProblem[]>([]);

  const keymap = computed<Keymap | null>(() => history.value?.present ?? null);

  /** Edits the keymap. @param label what the edit is called when it can be undone @param edit makes of a keymap the edited one */
  function change(label: string, edit: (keymap: Keymap) => Keymap): void {
    if (history.value !== null) {
      history.value = advance(history.value, label, edit(history.value.present));
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

  /** Begins to edit another keymap. */
  function load(other: Keymap): void {
    history.value = startHistory(other);
    layer.value = 0;
    selected.value = null;
    problems.value = [];
  }

  /** Replaces what one source has found. */
  function report(source: string, found: readonly Omit<KeymapProblem, 'source'>[]): void {
    problems.value = [...problems.value.filter((problem) => problem.source !== source), ...found.map((problem) => ({ ...problem, source }))];
  }

  return {
    keymap,
    layer,
    selected,
    layerNames,
    problems,
    canUndo: computed(() => history.value?.past.at(-1)?.label ?? null),
    canRedo: computed(() => history.value?.future[0]?.label ?? null),
    change,
    assign,
    assignSelected,
    load,
    report,
    undo: () => {
      history.value = history.value && undo(history.value);
    },
    redo: () => {
      history.value = history.value && redo(history.value);
    },
  };
});
