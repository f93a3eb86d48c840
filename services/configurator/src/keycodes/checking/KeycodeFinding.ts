import type { KeycodeProblemCode } from '../grammar/KeycodeProblem';

/** What may be wrong with what a keycode means, though it is well formed. */
export type KeycodeDoubtCode =
  | 'unknownName'
  | 'unknownFunction'
  | 'needsArguments'
  | 'wrongArguments'
  | 'layerTooHigh'
  | 'noSuchLayer'
  | 'tapNotBasic'
  | 'notModifiers'
  | 'numberTooHigh';

/**
 * Something about a keycode that people should know. The texts are under `keycodes.problems.<code>` in i18n, with the parameters
 * `subject`, `suggestion` and `position`.
 */
export interface KeycodeFinding {
  /** `error` when it certainly cannot be compiled, `warning` when it may not do what was meant. */
  readonly severity: 'error' | 'warning';
  readonly code: KeycodeProblemCode | KeycodeDoubtCode;
  /** Index of the first character concerned. */
  readonly at: number;
  /** What the message is about: a name, a number, a character. */
  readonly subject: string;
  /** What was probably meant or is allowed at most; empty when nobody can tell. */
  readonly suggestion: string;
}
