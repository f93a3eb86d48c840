import type { KeyView } from '@/keyboards/drawing/KeyView';
import type { Layout, LayoutKey } from '@/keyboards/KeyboardInfo';
import type { KeycodeDescription } from '@/keycodes/KeycodeDescription';
import { spokenName } from '@/keycodes/legends/spokenName';
import type { Text } from '@/i18n/useText';
import type { Layer } from './Keymap';
import type { KeymapProblem } from './KeymapProblem';

/** What it takes to say what stands on keys. */
export interface KeyViewing {
  readonly describe: (keycode: string) => KeycodeDescription;
  readonly t: Text;
  /** The problems of the layer's keys, by index. */
  readonly problems: ReadonlyMap<number, string>;
  /** Whether keys tell their place in the matrix, too. */
  readonly showsMatrix: boolean;
}

/** What the keys of a layer show, in the layout's order. */
export function keyViews(layout: Layout, layer: Layer, viewing: KeyViewing): readonly KeyView[] {
  return layout.map((key, index) => keyView(key, index, layer[index] ?? 'KC_NO', viewing));
}

/** The first problem of each key of a layer. */
export function problemsOfKeys(problems: readonly KeymapProblem[], layer: number): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const { place, message } of problems) {
    if (place?.kind === 'key' && place.layer === layer && !found.has(place.index)) {
      found.set(place.index, message);
    }
  }
  return found;
}

function keyView(key: LayoutKey, index: number, keycode: string, { describe, t, problems, showsMatrix }: KeyViewing): KeyView {
  const description = describe(keycode);
  const words = description.title === keycode ? keycode : `${description.title} (${keycode})`;
  const said = spokenName([...description.lines, description.hold], words);
  const problem = problems.get(index) ?? description.problem;
  const matrix = key.matrix === null ? '' : `, ${t('keymap.matrixPlace', { row: key.matrix[0], column: key.matrix[1] })}`;
  const values = { number: index + 1, keycode: said };
  const name =
    key.encoder !== null
      ? t('keymap.encoderKey', { ...values, number: key.encoder + 1 })
      : key.label === ''
        ? t('keymap.key', values)
        : t('keymap.keyLabelled', { ...values, label: key.label });
  const hold = showsMatrix && key.matrix !== null ? key.matrix.join(', ') : description.hold;
  return {
    lines: description.lines,
    kind: description.kind,
    name: name + (showsMatrix ? matrix : '') + (problem === undefined ? '' : `. ${problem}`),
    ...(hold === undefined || hold === '' ? {} : { hold }),
    ...(problem === undefined ? {} : { problem }),
  };
}
