import type { KeycodeCatalog } from '../constants/KeycodeCatalog';
import { otherNames } from '../constants/otherNames';
import type { KeycodeNode } from '../grammar/KeycodeNode';
import { parseKeycode } from '../grammar/parseKeycode';
import { findContainer } from './containers';
import { bitsOf } from './modifiers';

const maxIndirections = 8;

/**
 * The number a keycode stands for, as far as names, numbers, `|` and modifiers go; null for what only the compiler knows. Enough to
 * tell keycodes of 8 bits, which are all that fits into the tap of `LT` and `MT`.
 */
export function keycodeValue(node: KeycodeNode, catalog: KeycodeCatalog, indirections = 0): number | null {
  switch (node.kind) {
    case 'number':
      return node.value;
    case 'union':
      return node.terms
        .map((term) => keycodeValue(term, catalog, indirections))
        .reduce((sum, value) => (sum === null || value === null ? null : sum | value), 0);
    case 'name': {
      const known = catalog.find(node.name);
      if (known !== undefined) {
        return known.value;
      }
      const expression = catalog.findAlias(node.name)?.expression ?? otherNames.get(node.name);
      const parsed = expression === undefined || indirections === maxIndirections ? null : parseKeycode(expression);
      return parsed?.ok === true ? keycodeValue(parsed.node, catalog, indirections + 1) : null;
    }
    case 'call': {
      const container = findContainer(node.name);
      const argument = node.args[0];
      if (container?.family !== 'modified' || container.modifiers === null || argument === undefined) {
        return null;
      }
      const inner = keycodeValue(argument, catalog, indirections);
      return inner === null ? null : inner | (bitsOf(container.modifiers) << 8);
    }
  }
}

/** False when a keycode certainly needs more than 8 bits; true when it fits or nobody can tell. */
export function mayBeBasic(node: KeycodeNode, catalog: KeycodeCatalog): boolean {
  const value = keycodeValue(node, catalog);
  if (value !== null) {
    return value <= 0xff;
  }
  return node.kind !== 'call' || findContainer(node.name) === undefined;
}
