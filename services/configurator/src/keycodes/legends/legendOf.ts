import type { KeycodeCatalog } from '../constants/KeycodeCatalog';
import { otherNames } from '../constants/otherNames';
import type { ContainerUse, FilledSlot } from '../containers/ContainerUse';
import { readContainerNode } from '../containers/ContainerUse';
import { bitsOf, fromBits, type Modifiers } from '../containers/modifiers';
import { readModifiers } from '../containers/readModifiers';
import { formatKeycode } from '../grammar/formatKeycode';
import type { KeycodeNode } from '../grammar/KeycodeNode';
import { parseKeycode } from '../grammar/parseKeycode';
import type { HostLanguage } from '../hostLanguages/HostLanguage';
import { kindOf } from './kindOf';
import type { KeyLegend } from './KeyLegend';
import { legendFromName } from './legendFromName';
import { legendFromTable } from './legendTable';
import { modifierLegend } from './modifierLegend';

/** What legends depend on beside the keycode. */
export interface LegendContext {
  readonly catalog: KeycodeCatalog;
  /** What the keys type on the host. */
  readonly host: HostLanguage | null;
  /** Short name of a layer; empty when it has none. */
  readonly layerName: (layer: number) => string;
}

const maxIndirections = 4;
const lineLength = 8;

/** What to write on a key. Spelling doesn't matter: `LT( 1,KC_X )` looks like `LT(1, KC_X)`. */
export function legendOf(keycode: string, context: LegendContext): KeyLegend {
  const parsed = parseKeycode(keycode);
  return parsed.ok
    ? legendOfNode(parsed.node, keycode, context, maxIndirections)
    : {
        lines: [keycode.trim().slice(0, lineLength)].filter((line) => line !== ''),
        hold: '',
        kind: 'unknown',
      };
}

function legendOfNode(node: KeycodeNode, text: string, context: LegendContext, indirections: number): KeyLegend {
  if (node.kind === 'name') {
    return legendOfName(node.name, context, indirections);
  }
  const use = readContainerNode(node, text);
  return use === null
    ? { lines: inLines(formatKeycode(node)), hold: '', kind: 'custom' }
    : legendOfContainer(use, text, context, indirections);
}

function legendOfName(name: string, context: LegendContext, indirections: number): KeyLegend {
  const known = context.catalog.find(name);
  if (known === undefined) {
    const alias = context.catalog.findAlias(name);
    if (alias !== undefined && alias.label !== '') {
      return {
        lines: [alias.label.replace(' (dead)', '')],
        hold: '',
        kind: 'basic',
      };
    }
    const expression = alias?.expression ?? otherNames.get(name);
    const parsed = expression === undefined || expression === name || indirections === 0 ? null : parseKeycode(expression);
    if (legendFromTable(name) === null && expression !== undefined && parsed?.ok === true) {
      return legendOfNode(parsed.node, expression, context, indirections - 1);
    }
  }
  const key = known?.key ?? (/^_+$/.test(name) ? 'KC_TRANSPARENT' : name);
  const kind = kindOf(key, known, context.catalog);
  if (kind === 'none') {
    return { lines: [], hold: '', kind };
  }
  return {
    lines: kind === 'transparent' ? ['▽'] : linesOfKey(key, known?.label ?? '', known?.group ?? '', context),
    hold: '',
    kind,
  };
}

function linesOfKey(key: string, label: string, group: string, { host }: LegendContext): readonly string[] {
  const symbols = host?.find(key);
  if (symbols?.plain !== undefined) {
    const isLetter =
      symbols.plain.toLowerCase() === symbols.shift?.toLowerCase() || (symbols.shift === undefined && /^\p{L}$/u.test(symbols.plain));
    return symbols.shift === undefined || isLetter ? [symbols.plain] : [symbols.shift, symbols.plain];
  }
  const table = legendFromTable(key);
  if (table !== null) {
    return table;
  }
  if (symbols?.shift !== undefined && label.length === 1) {
    return [symbols.shift, label];
  }
  if (key.startsWith('KC_KP_') && label !== '') {
    return label.length === 1 ? ['Num', label] : ['Num', label.slice(0, 5)];
  }
  return label !== '' && (group === 'basic' ? label.length <= 9 : group === '') ? inLines(label) : legendFromName(key);
}

function legendOfContainer(use: ContainerUse, text: string, context: LegendContext, indirections: number): KeyLegend {
  const { container, filled } = use;
  const [first, second] = filled;
  const inner = (slot: FilledSlot | undefined): KeyLegend =>
    slot === undefined ? { lines: [], hold: '', kind: 'none' } : legendOfNode(slot.node, text, context, indirections);
  const layer = layerLegend(first, context);
  switch (container.family) {
    case 'modified':
      return modified(use, text, context, indirections);
    case 'modTap':
      return container.modifiers === null
        ? {
            lines: inner(second).lines,
            hold: modifiersOf(first),
            kind: 'modifier',
          }
        : {
            lines: inner(first).lines,
            hold: modifierLegend(container.modifiers),
            kind: 'modifier',
          };
    case 'layerTap':
      return { lines: inner(second).lines, hold: layer, kind: 'layer' };
    case 'swapHandsTap':
      return { lines: inner(first).lines, hold: 'Swap', kind: 'system' };
    case 'layerMod':
      return { lines: [layer, modifiersOf(second)], hold: '', kind: 'layer' };
    case 'oneShotMod':
      return {
        lines: ['1-Shot', modifiersOf(first)],
        hold: '',
        kind: 'modifier',
      };
    case 'oneShotLayer':
      return { lines: ['1-Shot', layer], hold: '', kind: 'layer' };
    case 'tapDance':
      return {
        lines: ['Tap', `Dance ${first?.text ?? ''}`],
        hold: '',
        kind: 'macro',
      };
    case 'unicode':
      return { lines: [unicodeLegend(first)], hold: '', kind: 'basic' };
    case 'unicodeMap':
    case 'unicodePair':
    case 'sequencer':
      return {
        lines: [container.name, filled.map((slot) => slot.text).join(' ')],
        hold: '',
        kind: 'system',
      };
    default:
      return { lines: [container.name, layer], hold: '', kind: 'layer' };
  }
}

// LCTL(LALT(kc)) is shown as what it is: one key with both modifiers.
function modified(use: ContainerUse, text: string, context: LegendContext, indirections: number): KeyLegend {
  const { modifiers, inside } = unfold(use, text);
  const { catalog, host } = context;
  const symbols = inside.kind === 'name' ? host?.find(catalog.canonical(inside.name)) : undefined;
  const isAltGr = modifiers.side === 'right' && modifiers.held.join() === 'alt';
  const typed = modifiers.held.join() === 'shift' ? symbols?.shift : isAltGr ? symbols?.altGr : undefined;
  if (typed !== undefined) {
    return { lines: [typed], hold: '', kind: 'basic' };
  }
  const held = modifierLegend(modifiers);
  const inner = legendOfNode(inside, text, context, indirections);
  const last = inner.lines.at(-1);
  return last === undefined ? { lines: [held], hold: '', kind: 'modifier' } : { lines: [held, last], hold: inner.hold, kind: 'basic' };
}

function unfold(use: ContainerUse, text: string): { modifiers: Modifiers; inside: KeycodeNode } {
  let bits = 0;
  let inside: KeycodeNode = use.node;
  for (let next: ContainerUse | null = use; next?.container.family === 'modified'; next = readContainerNode(inside, text)) {
    bits |= next.container.modifiers === null ? 0 : bitsOf(next.container.modifiers);
    inside = next.filled[0]?.node ?? inside;
  }
  return { modifiers: fromBits(bits), inside };
}

function modifiersOf(slot: FilledSlot | undefined): string {
  const modifiers = slot === undefined ? null : readModifiers(slot.node);
  return modifiers === null ? (slot?.text ?? '') : modifiers.held.length === 0 ? '–' : modifierLegend(modifiers);
}

function layerLegend(slot: FilledSlot | undefined, { layerName }: LegendContext): string {
  if (slot?.node.kind !== 'number') {
    return slot?.text ?? '';
  }
  return layerName(slot.node.value) || `L${slot.node.value}`;
}

function unicodeLegend(slot: FilledSlot | undefined): string {
  const value = slot?.node.kind === 'number' ? slot.node.value : NaN;
  const isVisible = value > 0x20 && value <= 0x10ffff && !(value >= 0xd800 && value <= 0xdfff) && !(value >= 0x7f && value <= 0xa0);
  return isVisible ? String.fromCodePoint(value) : (slot?.text ?? '');
}

/** A longer text in at most three lines, broken at spaces, underscores and brackets. */
function inLines(text: string): readonly string[] {
  const lines: string[] = [];
  for (const part of text.split(/(?<=[ _(/])/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + part.length <= lineLength) {
      lines[lines.length - 1] = last + part;
    } else {
      lines.push(part);
    }
  }
  return lines.slice(0, 3).map((line) => line.trim());
}
