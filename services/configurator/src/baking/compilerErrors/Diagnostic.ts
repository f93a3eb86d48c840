/** An error that the compiler printed. */
export interface Diagnostic {
  /** What is wrong, in the compiler's words, without file and place. */
  readonly message: string;
  /** Path of the file, as printed; null when the error is of no file. */
  readonly file: string | null;
  /** Line and column in the file, from 1; null when not printed. */
  readonly line: number | null;
  readonly column: number | null;
  /** The line of the file, when it was printed below the error. */
  readonly source: string | null;
  /** Number of the line of the output that says so, from 0. */
  readonly outputLine: number;
}
