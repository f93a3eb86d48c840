import type { KeycodeCatalog } from '@/keycodes/constants/KeycodeCatalog';
import { reservedReason } from '@/keycodes/grammar/reservedNames';
import { type Macro, macroLimits, type MacroStep } from './MacroStep';

/** What may be wrong with a macro; the texts are `keycodes.macros.problems.<code>` in i18n. */
export type MacroProblemCode =
  | 'empty'
  | 'tooManySteps'
  | 'badCharacter'
  | 'quoteAtEnd'
  | 'placeholder'
  | 'trigraph'
  | 'textTooLong'
  | 'noKeys'
  | 'badKey'
  | 'unknownKey'
  | 'badDelay'
  | 'unknownStep';

/** A problem of a macro. */
export interface MacroProblem {
  readonly severity: 'error' | 'warning';
  readonly code: MacroProblemCode;
  /** Index of the step; null when it is about the whole macro. */
  readonly step: number | null;
  /** What the message is about. */
  readonly subject: string;
}

// What the firmware's generator fills in after the macros are written, and what C reads as another sign
// (services/shared/Keymaps/Sections/MacroTextRules.cs).
const placeholders = ['_GOES_HERE__', '__INCLUDES__'];
const trigraph = /\?\?[=/'()!<>-]/;

/** Everything wrong with a macro, by the rules the API has. */
export function macroProblems(macro: Macro, catalog: KeycodeCatalog): MacroProblem[] {
  if (macro.every((step) => step.kind === 'text' && step.text === '')) {
    return [error('empty', null, '')];
  }
  return [
    ...(macro.length > macroLimits.steps ? [error('tooManySteps', null, String(macroLimits.steps))] : []),
    ...textRuns(macro).flatMap(({ at, text }) => textProblem(text, at) ?? []),
    ...macro.flatMap((step, at) => stepProblems(step, at, catalog)),
  ];
}

// Texts next to one another are joined before they are written.
function textRuns(macro: Macro): { at: number; text: string }[] {
  const runs: { at: number; text: string }[] = [];
  macro.forEach((step, at) => {
    if (step.kind !== 'text') {
      return;
    }
    const text = step.text.replace(/\r\n?/g, '\n');
    const last = runs.at(-1);
    if (last !== undefined && macro.slice(last.at, at).every(({ kind }) => kind === 'text')) {
      last.text += text;
    } else {
      runs.push({ at, text });
    }
  });
  return runs.filter(({ text }) => text !== '');
}

function textProblem(text: string, at: number): MacroProblem | null {
  const foreign = /[^\x20-\x7e\t\n]/u.exec(text)?.[0];
  if (foreign !== undefined) {
    return error('badCharacter', at, foreign);
  }
  if (text.length > macroLimits.textLength) {
    return error('textTooLong', at, String(macroLimits.textLength));
  }
  if (text.endsWith('"')) {
    return error('quoteAtEnd', at, '"');
  }
  const placeholder = placeholders.find((found) => text.includes(found));
  if (placeholder !== undefined) {
    return error('placeholder', at, placeholder);
  }
  const signs = trigraph.exec(text)?.[0];
  return signs === undefined ? null : error('trigraph', at, signs);
}

function stepProblems(step: MacroStep, at: number, catalog: KeycodeCatalog): MacroProblem[] {
  switch (step.kind) {
    case 'text':
    case 'beep':
      return [];
    case 'delay':
      return Number.isInteger(step.duration) && step.duration >= 0 && step.duration <= macroLimits.delay
        ? []
        : [error('badDelay', at, String(macroLimits.delay))];
    case 'other':
      return [error('unknownStep', at, '')];
    default:
      return step.keycodes.length === 0 ? [error('noKeys', at, '')] : step.keycodes.flatMap((key) => keyProblem(key, at, catalog) ?? []);
  }
}

function keyProblem(key: string, at: number, catalog: KeycodeCatalog): MacroProblem | null {
  if (!/^[A-Za-z0-9_]+$/.test(key) || reservedReason(key) !== null) {
    return error('badKey', at, key);
  }
  return catalog.isEmpty || catalog.find(`KC_${key}`) !== undefined || catalog.find(key)?.group === 'mouse'
    ? null
    : { severity: 'warning', code: 'unknownKey', step: at, subject: key };
}

function error(code: MacroProblemCode, step: number | null, subject: string): MacroProblem {
  return { severity: 'error', code, step, subject };
}
