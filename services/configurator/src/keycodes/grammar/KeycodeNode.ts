/** Where in the text a node stands: characters from `start` up to, not including, `end`. Spaces around it are not part of it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A name such as `KC_A`, `MOD_LCTL` or `_______`. */
export interface NameNode extends Span {
  readonly kind: 'name';
  readonly name: string;
}

/** A number such as `1` or `0x7E40`, `text` as it was written. */
export interface NumberNode extends Span {
  readonly kind: 'number';
  readonly text: string;
  readonly value: number;
}

/** A call such as `LT(1, KC_SPC)`. `LT()` has no arguments. */
export interface CallNode extends Span {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly KeycodeNode[];
}

/** Two or more terms joined by `|`, such as `MOD_LCTL | MOD_LSFT`. */
export interface UnionNode extends Span {
  readonly kind: 'union';
  readonly terms: readonly KeycodeNode[];
}

/** A keycode taken apart. Every node knows its place in the text, so that a part can be replaced without touching the rest. */
export type KeycodeNode = NameNode | NumberNode | CallNode | UnionNode;
