import { normalKeycode } from '@/files/keymap/normalKeycode';
import type { Keymap } from '@/keymap/Keymap';
import type { Diagnostic } from './Diagnostic';
import type { SourceLine } from './KeymapSource';
import { keymapSource } from './KeymapSource';
import { readDiagnostics } from './readDiagnostics';

/** Why a keymap did not compile, and what of it is to blame. */
export interface CompileProblem {
  /** What the compiler said. */
  readonly message: string;
  /** JSON paths of the values to blame, the surest first; empty when it is none of the keymap's. */
  readonly paths: readonly string[];
  /** The word of C that it is about, for example a keycode that does not exist. */
  readonly word: string | null;
  /** The word that the compiler thinks was meant instead; null when it does not say. */
  readonly suggestion: string | null;
  /** What kind of error it is; explained in the messages `baking.problem.<kind>`. */
  readonly kind: 'unknown-word' | 'unknown-function' | 'arguments' | 'too-large' | 'other';
  /** Number of the line of the output, from 0. */
  readonly outputLine: number;
}

/**
 * Explains why a keymap did not compile.
 * @param keymap The keymap as it was compiled, not as it has become since.
 * @param output Lines of the build's output.
 */
export function findProblems(keymap: Keymap, output: readonly string[]): readonly CompileProblem[] {
  const source = keymapSource(keymap);
  const diagnostics = readDiagnostics(output);
  const offset = lineOffset(source, diagnostics);
  const problems = diagnostics.map((diagnostic) => explain(keymap, source, offset, diagnostic));
  // A word that is not known brings others along, at the same place.
  return problems.filter(
    (problem, index) =>
      !isConsequence(problem) || !problems.some((other, place) => place !== index && !isConsequence(other) && coversPlaces(other, problem)),
  );
}

const quoted = /[`'‘"]([A-Za-z_]\w*)['’"]/;

const suggested = /; did you mean [`'‘"]([A-Za-z_]\w*)['’"]\?/;

function explain(keymap: Keymap, source: readonly SourceLine[], offset: number, diagnostic: Diagnostic): CompileProblem {
  const { message, outputLine } = diagnostic;
  const kind = kindOf(message);
  const word = kind === 'too-large' ? null : (quoted.exec(message)?.[1] ?? null);
  const placed = pathsAt(source, offset, diagnostic);
  const spread = kind === 'unknown-word' || kind === 'unknown-function' ? pathsOfWord(keymap, word) : [];
  const sure = placed.filter((path) => spread.length === 0 || spread.includes(path));
  const suggestion = word === null ? null : (suggested.exec(message)?.[1] ?? null);
  return {
    message: message.replace(suggested, ''),
    kind,
    word,
    suggestion,
    outputLine,
    paths: [...new Set([...(sure.length > 0 ? sure : spread.length > 0 ? [] : placed), ...spread])],
  };
}

function kindOf(message: string): CompileProblem['kind'] {
  if (/undeclared/.test(message)) {
    return 'unknown-word';
  }
  if (/implicit declaration of function|undefined reference/.test(message)) {
    return 'unknown-function';
  }
  if (/requires \d+ arguments|passed \d+ arguments|too (few|many) arguments|unterminated argument list/.test(message)) {
    return 'arguments';
  }
  return /too large|overflowed by|will not fit/.test(message) ? 'too-large' : 'other';
}

function pathsAt(source: readonly SourceLine[], offset: number, diagnostic: Diagnostic): readonly string[] {
  if (!isKeymapFile(diagnostic)) {
    return [];
  }
  const line = source[findLine(source, diagnostic) ?? diagnostic.line! - 1 - offset];
  if (line === undefined || line.path === null) {
    return [];
  }
  const column = diagnostic.column === null ? -1 : diagnostic.column - 1;
  const span = line.spans.find(({ start, end }) => start <= column && column < end);
  return [span?.path ?? line.path];
}

/** How many lines later the compiler's keymap.c has what `source` has; told by errors whose line was printed. */
function lineOffset(source: readonly SourceLine[], diagnostics: readonly Diagnostic[]): number {
  for (const diagnostic of diagnostics) {
    const index = isKeymapFile(diagnostic) ? findLine(source, diagnostic) : null;
    if (index !== null) {
      return diagnostic.line! - 1 - index;
    }
  }
  return 0;
}

/** The line that the compiler printed, found by its text: keymap.c may begin otherwise than here. */
function findLine(source: readonly SourceLine[], diagnostic: Diagnostic): number | null {
  const printed = diagnostic.source?.trim() ?? '';
  const index = printed === '' ? -1 : source.findIndex((line) => line.path !== null && line.text.trim() === printed);
  return index < 0 ? null : index;
}

function isKeymapFile(diagnostic: Diagnostic): boolean {
  return diagnostic.line !== null && /(^|\/)keymap\.c$/.test(diagnostic.file ?? '');
}

function pathsOfWord(keymap: Keymap, word: string | null): readonly string[] {
  if (word === null) {
    return [];
  }
  const uses = new RegExp(`(?<!\\w)${word}(?!\\w)`);
  const paths: string[] = [];
  keymap.layers.forEach((layer, index) =>
    layer.forEach((keycode, key) => {
      if (uses.test(normalKeycode(keycode))) {
        paths.push(`$.layers[${index}][${key}]`);
      }
    }),
  );
  keymap.encoders?.forEach((layer, index) =>
    layer.forEach((encoder, number) => {
      for (const turn of ['ccw', 'cw'] as const) {
        if (uses.test(normalKeycode(encoder[turn]))) {
          paths.push(`$.encoders[${index}][${number}].${turn}`);
        }
      }
    }),
  );
  keymap.macros?.forEach((macro, index) => {
    // X_A in C is what a macro calls A.
    if (word.startsWith('X_') && Array.isArray(macro) && macro.some((step) => usesKeycode(step, word.slice(2)))) {
      paths.push(`$.macros[${index}]`);
    }
  });
  return paths;
}

function usesKeycode(step: unknown, name: string): boolean {
  const keycodes = (step as { keycodes?: unknown } | null)?.keycodes;
  return Array.isArray(keycodes) && keycodes.includes(name);
}

function isConsequence(problem: CompileProblem): boolean {
  return /initializer element is not constant/.test(problem.message);
}

function coversPlaces(problem: CompileProblem, consequence: CompileProblem): boolean {
  return (
    problem.paths.length > 0 &&
    consequence.paths.every((path) =>
      problem.paths.some((known) => known === path || known.startsWith(`${path}[`) || path.startsWith(`${known}[`)),
    )
  );
}
