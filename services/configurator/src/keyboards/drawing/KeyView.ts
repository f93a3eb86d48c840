import type { Legend } from '../legends/placeLegend';

/** What a key of a drawing shows. */
export interface KeyView extends Legend {
  /** What the key is coloured by, for example `modifier`. */
  readonly kind: string;
  /** What is said of it to those who don't see it, and shown when it is pointed at. */
  readonly name: string;
  /** What is wrong with it. */
  readonly problem?: string;
}
