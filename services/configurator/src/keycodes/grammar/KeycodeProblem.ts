/** What is wrong with the text of a keycode. The texts people read are under `keycodes.problems.<code>` in i18n. */
export type KeycodeProblemCode =
  | 'empty'
  | 'tooLong'
  | 'tooDeep'
  | 'keyword'
  | 'doubleUnderscore'
  | 'anyInside'
  | 'badNumber'
  | 'badCharacter'
  | 'keycodeExpected'
  | 'closingExpected'
  | 'separatorExpected'
  | 'endExpected'
  | 'unclosed';

/** A problem, and where in the text it is, so that an editor can put the cursor there. */
export interface KeycodeProblem {
  readonly code: KeycodeProblemCode;
  /** Index of the first character concerned; the length of the text when something is missing at its end. */
  readonly at: number;
  /** What the message is about: a name, a character, a limit. */
  readonly subject: string;
}
