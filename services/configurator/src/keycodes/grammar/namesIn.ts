import type { KeycodeNode, NameNode } from './KeycodeNode';

/** The names in a keycode that are not called, in the order of the text: of `LT(1, KC_SPC)` it is `KC_SPC`. */
export function namesIn(node: KeycodeNode): NameNode[] {
  switch (node.kind) {
    case 'name':
      return [node];
    case 'number':
      return [];
    case 'call':
      return node.args.flatMap(namesIn);
    case 'union':
      return node.terms.flatMap(namesIn);
  }
}
