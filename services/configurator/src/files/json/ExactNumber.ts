/**
 * A number whose text says more than its value: `1.0`, `1e3`, one with more digits than JavaScript has. It calculates as its value, and
 * is written as it was read.
 */
export class ExactNumber {
  constructor(readonly text: string) {}

  valueOf(): number {
    return Number(this.text);
  }

  toString(): string {
    return this.text;
  }

  /** What `JSON.stringify` makes of it: the nearest number. */
  toJSON(): number {
    return Number(this.text);
  }
}
