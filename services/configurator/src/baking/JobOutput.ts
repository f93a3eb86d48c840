/** Appends lines of output; lines from `from` on that were there before are void. */
export function withLines(output: readonly string[], from: number, lines: readonly string[]): readonly string[] {
  return [...output.slice(0, from), ...lines];
}

/** The lines of a whole output; the last line end ends the last line. */
export function linesOf(output: string): readonly string[] {
  const lines = output.split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
