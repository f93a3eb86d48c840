import type { KeyPlace } from './KeyPlace';

/** Something about a keymap that will not compile, or not do what it says. */
export interface KeymapProblem {
  /** Who found it: problems are replaced by whoever reported them. */
  readonly source: string;
  /** Where it is, when it is about one keycode. */
  readonly place?: KeyPlace;
  /** The JSON path in keymap.json, for example `$.layers[0][3]`. */
  readonly path: string;
  readonly message: string;
  /** `warning` when it compiles but may not do what was meant; `error` when not given. */
  readonly severity?: 'error' | 'warning';
}
