import { getPublishedKeymap } from '@/api/publishedKeymap';
import { readKeymap } from '@/files/keymap/readKeymap';
import type { KeyboardInfo } from '@/keyboards/KeyboardInfo';
import { useKeyboards } from '@/keyboards/keyboardStore';
import { resolveLayout, usualLayout } from '@/keyboards/resolveLayout';
import { go, useRoute } from '@/page/useRoute';
import { keymapOfDraft } from './drafts/draftText';
import { readDraft } from './drafts/drafts';
import type { Keymap } from './Keymap';
import { useKeymap } from './keymapStore';
import { carryOver } from './starting/carryOver';
import { startingKeymap } from './starting/startingKeymap';

/** Whether the address gets a step to go back to. */
type Step = 'push' | 'replace';

/** Counts what is opened: what takes longer than the next one comes too late. */
let latest = 0;

/**
 * Opens a keyboard: with what was last done to it in this browser, else with its default keymap.
 * @param layout one of its layouts, by present or old name; null for that of the keymap
 */
export async function openKeyboard(keyboard: string, layout: string | null = null, step: Step = 'push'): Promise<void> {
  const turn = ++latest;
  const info = await useKeyboards().find(keyboard);
  if (info === null || turn !== latest) {
    return;
  }
  const draft = readDraft(info.folder);
  const kept = draft && keymapOfDraft(draft.keymap);
  if (draft !== null && kept !== null) {
    open(info, fitted(info, kept, layout), step, { names: draft.layerNames, layer: draft.layer, isOwn: true });
    return;
  }
  const standard = await defaultKeymap(info, resolveLayout(info, layout) ?? usualLayout(info) ?? '');
  if (turn === latest) {
    open(info, fitted(info, standard, layout), step);
  }
}

/** Opens a keymap, and the keyboard it is for. @returns false when the keyboard cannot be shown; the keymap is not opened then */
export async function openKeymap(keymap: Keymap, layerNames: readonly string[] = [], step: Step = 'push'): Promise<boolean> {
  latest++;
  const info = await useKeyboards().find(keymap.keyboard);
  if (info !== null) {
    open(info, fitted(info, keymap, null), step, { names: layerNames, isOwn: true });
  }
  return info !== null;
}

/** Begins anew with the keyboard's default keymap, in the layout that is shown; can be undone. @param label what the edit is called */
export async function startOver(label: string): Promise<void> {
  const { current, layoutName } = useKeyboards();
  if (current !== null) {
    const standard = fitted(current, await defaultKeymap(current, layoutName), layoutName);
    useKeymap().changeLayers(label, () => ({ keymap: standard, names: [] }));
  }
}

/** Shows another layout of the keyboard; keycodes stay with their switches. @param label what the edit is called */
export function changeLayout(label: string, layoutName: string): void {
  const { current, layout } = useKeyboards();
  const to = current?.layouts[layoutName];
  if (current !== null && to !== undefined) {
    useKeymap().change(label, (present) => carryOver(present, layout, layoutName, to));
    showLayoutOf(current, 'replace');
  }
}

/** The keyboard shows the layout that the keymap is in, and the address says so. Also called when an undone edit was one of layouts. */
export function showLayoutOf(info: KeyboardInfo, step: Step): void {
  const keyboards = useKeyboards();
  keyboards.show(info, useKeymap().keymap?.layout ?? null);
  // Who went to another page while the keyboard was on its way stays there.
  if (step === 'push' || ['editor', 'shared'].includes(useRoute().value.page)) {
    go({ page: 'editor', keyboard: info.folder, layout: keyboards.layoutName }, step);
  }
}

/** Shows a keyboard and its keymap, both at once. */
function open(info: KeyboardInfo, keymap: Keymap, step: Step, also: Parameters<ReturnType<typeof useKeymap>['load']>[1] = {}): void {
  useKeymap().load(keymap, also);
  showLayoutOf(info, step);
}

/** What the firmware has as the keyboard's default, where that is a keymap.json; else what its keys say. */
async function defaultKeymap(info: KeyboardInfo, layoutName: string): Promise<Keymap> {
  if (info.keymaps.includes('default')) {
    try {
      const text = await getPublishedKeymap(info.folder, 'default');
      return readKeymap(text, { keyboard: info.folder, keymap: 'default', layout: layoutName }).keymap;
    } catch {
      // What cannot be had or read is as if it were not published.
    }
  }
  return startingKeymap(info.folder, layoutName, info.layouts[layoutName] ?? []);
}

/** A keymap under the keyboard's present name and in one of its layouts: the wanted one, or its own. */
function fitted(info: KeyboardInfo, keymap: Keymap, wanted: string | null): Keymap {
  const own = resolveLayout(info, keymap.layout);
  const layout = resolveLayout(info, wanted) ?? own;
  const named = { ...keymap, keyboard: info.folder };
  if (layout === null) {
    return named;
  }
  return own === null || own === layout ? { ...named, layout } : carryOver(named, info.layouts[own]!, layout, info.layouts[layout]!);
}
