import type { KeycodeKind } from '../KeycodeDescription';

/** What is written on a key. */
export interface KeyLegend {
  /** One to three short lines, top to bottom; none for a key that does nothing. */
  readonly lines: readonly string[];
  /** What holding the key does when that is something else than tapping it, such as `Ctrl` or `L1`; empty otherwise. */
  readonly hold: string;
  readonly kind: KeycodeKind;
}
