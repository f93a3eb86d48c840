/** What a keycode is about; keys are coloured by it. */
export type KeycodeKind =
  'basic' | 'modifier' | 'layer' | 'media' | 'mouse' | 'lighting' | 'system' | 'macro' | 'custom' | 'none' | 'transparent' | 'unknown';

/** How a keycode is shown. */
export interface KeycodeDescription {
  /** What stands on the key, from top to bottom; one to three short lines. */
  readonly lines: readonly string[];
  /** What the key does while it is held, for keys that do two things; stands at the bottom of the key. */
  readonly hold?: string;
  /** What the keycode does, in a sentence or a few words of the page's language. */
  readonly title: string;
  readonly kind: KeycodeKind;
  /** What is wrong with it, in the page's language. */
  readonly problem?: string;
}
