import { plainText } from '../terminalText';
import type { Diagnostic } from './Diagnostic';

/**
 * Finds the errors in what a build printed: those of gcc with file, line and column, and those of the linker and of QMK's own tools. What
 * only follows from others (make's summary, warnings taken for errors in all) is left out.
 * @param lines Lines of the output, with or without ANSI codes.
 */
export function readDiagnostics(lines: readonly string[]): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const plain = lines.map(plainText);
  plain.forEach((line, outputLine) => {
    const error = readCompilerError(line, plain[outputLine + 1] ?? '', outputLine) ?? readOtherError(line, outputLine);
    if (error !== null && !found.some((other) => isSame(other, error))) {
      found.push(error);
    }
  });
  return found;
}

// A message may follow other text in its line: the build's own "Compiling: …" ends without a line end.
const compilerError = /([^\s:][^\s:]*\.[a-z]+):(\d+):(?:(\d+):)?\s+(?:fatal )?error:\s+(.+?)\s*$/i;

// gcc 9 and newer print "   14 |     [0] = …", older ones the line as it is.
const numberedSource = /^\s*\d+ \| ?(.*)$/;

const otherErrors = [
  /^\s*\*?\s*(The firmware is too large!.*)$/,
  /(region [`'‘][\w.]+['’] overflowed by \d+ bytes)/,
  /(section [`'‘][\w.]+['’] will not fit in region [`'‘][\w.]+['’])/,
  /((?:undefined reference to|multiple definition of) [`'‘][^'’]+['’])/,
  /^\s*☒\s*(.+)$/,
  /^\s*(?:ERROR|Error):\s*(.+)$/,
];

function readCompilerError(line: string, next: string, outputLine: number): Diagnostic | null {
  const match = compilerError.exec(line);
  if (match === null) {
    return null;
  }
  const [, file, lineNumber, column, message] = match;
  return {
    message: message!,
    file: file!,
    line: Number(lineNumber),
    column: column === undefined ? null : Number(column),
    source: compilerError.test(next) || next.trim() === '' ? null : (numberedSource.exec(next)?.[1] ?? next),
    outputLine,
  };
}

function readOtherError(line: string, outputLine: number): Diagnostic | null {
  for (const pattern of otherErrors) {
    const message = pattern.exec(line)?.[1]?.trim();
    if (message !== undefined && message !== '') {
      return { message, file: null, line: null, column: null, source: null, outputLine };
    }
  }
  return null;
}

function isSame(one: Diagnostic, other: Diagnostic): boolean {
  return one.message === other.message && one.file === other.file && one.line === other.line && one.column === other.column;
}
