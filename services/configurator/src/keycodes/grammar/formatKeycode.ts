import type { KeycodeNode } from './KeycodeNode';

/** The text of a keycode, the way people write it: `LT(1, KC_SPC)`, `MT(MOD_LCTL | MOD_LSFT, KC_A)`. */
export function formatKeycode(node: KeycodeNode): string {
  switch (node.kind) {
    case 'name':
      return node.name;
    case 'number':
      return node.text;
    case 'call':
      return `${node.name}(${node.args.map(formatKeycode).join(', ')})`;
    case 'union':
      return node.terms.map(formatKeycode).join(' | ');
  }
}
