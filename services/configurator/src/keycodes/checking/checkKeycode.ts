import type { KeycodeCatalog } from '../constants/KeycodeCatalog';
import type { FilledSlot } from '../containers/ContainerUse';
import { containerNames, findContainer } from '../containers/containers';
import { readContainerNode } from '../containers/ContainerUse';
import { mayBeBasic } from '../containers/keycodeValue';
import { readModifiers } from '../containers/readModifiers';
import { formatKeycode } from '../grammar/formatKeycode';
import type { KeycodeNode } from '../grammar/KeycodeNode';
import { parseKeycode } from '../grammar/parseKeycode';
import type { KeycodeDoubtCode, KeycodeFinding } from './KeycodeFinding';
import { nearestName } from './nearestName';

/** What a keycode is checked against. */
export interface KeycodeCheckContext {
  readonly catalog: KeycodeCatalog;
  /** Layers of the keymap; null when it doesn't matter. */
  readonly layers: number | null;
}

/**
 * Everything wrong with a keycode: first whether the API takes it, then whether the firmware knows its names and can hold it. Names
 * are not checked before the constants have come.
 */
export function checkKeycode(keycode: string, context: KeycodeCheckContext): readonly KeycodeFinding[] {
  const parsed = parseKeycode(keycode);
  return parsed.ok ? checkNode(parsed.node, keycode, context) : [{ severity: 'error', suggestion: '', ...parsed.problem }];
}

function checkNode(node: KeycodeNode, keycode: string, context: KeycodeCheckContext): KeycodeFinding[] {
  switch (node.kind) {
    case 'number':
      return [];
    case 'union':
      return node.terms.flatMap((term) => checkNode(term, keycode, context));
    case 'name':
      return checkName(node.name, node.start, context);
    case 'call':
      return [...checkCall(node, keycode, context), ...node.args.flatMap((argument) => checkNode(argument, keycode, context))];
  }
}

function checkName(name: string, at: number, { catalog }: KeycodeCheckContext): KeycodeFinding[] {
  if (catalog.isEmpty || catalog.knows(name)) {
    return [];
  }
  const container = findContainer(name);
  return container === undefined
    ? [
        {
          severity: 'warning',
          code: 'unknownName',
          at,
          subject: name,
          suggestion: nearestName(name, catalog.names()) ?? '',
        },
      ]
    : [
        {
          severity: 'error',
          code: 'needsArguments',
          at,
          subject: name,
          suggestion: `${name}(${container.slots.map(() => '…').join(', ')})`,
        },
      ];
}

function checkCall(node: KeycodeNode & { kind: 'call' }, keycode: string, context: KeycodeCheckContext): KeycodeFinding[] {
  const container = findContainer(node.name);
  if (container === undefined) {
    const suggestion = nearestName(node.name, containerNames) ?? '';
    return [
      {
        severity: 'warning',
        code: 'unknownFunction',
        at: node.start,
        subject: node.name,
        suggestion,
      },
    ];
  }
  const use = readContainerNode(node, keycode);
  return use === null
    ? [
        {
          severity: 'error',
          code: 'wrongArguments',
          at: node.start,
          subject: node.name,
          suggestion: String(container.slots.length),
        },
      ]
    : use.filled.flatMap((filled) => checkSlot(filled, node.name, context) ?? []);
}

function checkSlot({ slot, node }: FilledSlot, function_: string, { catalog, layers }: KeycodeCheckContext): KeycodeFinding | null {
  const text = formatKeycode(node);
  switch (slot.kind) {
    case 'layer':
      if (node.kind !== 'number') {
        return null;
      }
      if (node.value > slot.max) {
        return warning('layerTooHigh', node, function_, String(slot.max));
      }
      return layers !== null && node.value >= layers ? warning('noSuchLayer', node, text, String(layers - 1)) : null;
    case 'modifiers':
      return readModifiers(node) === null && node.kind !== 'call' ? warning('notModifiers', node, text, 'MOD_LCTL | MOD_LSFT') : null;
    case 'basic':
      return mayBeBasic(node, catalog) ? null : warning('tapNotBasic', node, text, function_);
    case 'number':
      return node.kind === 'number' && node.value > slot.max ? warning('numberTooHigh', node, text, String(slot.max)) : null;
    case 'keycode':
      return null;
  }
}

function warning(code: KeycodeDoubtCode, node: KeycodeNode, subject: string, suggestion: string): KeycodeFinding {
  return { severity: 'warning', code, at: node.start, subject, suggestion };
}
