import type { Macro, MacroStep } from './MacroStep';

/** The kinds of steps people can add. */
export const stepKinds = ['text', 'tap', 'down', 'up', 'delay', 'beep'] as const;

/** A kind of step people can add. */
export type StepKind = (typeof stepKinds)[number];

/** A step of a kind, to be filled in. */
export function newStep(kind: StepKind): MacroStep {
  switch (kind) {
    case 'text':
      return { kind, text: '' };
    case 'delay':
      return { kind, duration: 100 };
    case 'beep':
      return { kind };
    default:
      return { kind, keycodes: [] };
  }
}

/** The macro with another step in a place. */
export function replaceStep(macro: Macro, at: number, step: MacroStep): Macro {
  return macro.map((old, index) => (index === at ? step : old));
}

/** The macro without a step. */
export function removeStep(macro: Macro, at: number): Macro {
  return macro.filter((_, index) => index !== at);
}

/** The macro with a step moved up or down by one; the same at its ends. */
export function moveStep(macro: Macro, at: number, by: -1 | 1): Macro {
  const [one, other] = [macro[at], macro[at + by]];
  return one === undefined || other === undefined
    ? macro
    : macro.map((step, index) => (index === at ? other : index === at + by ? one : step));
}

/** Names of keys written by people: parted by spaces, commas or `+`, with or without `KC_`. */
export function readKeyNames(text: string): string[] {
  return text
    .split(/[\s,+]+/)
    .filter((name) => name !== '')
    .map((name) => name.replace(/^KC_(?=.)/i, '').replace(/^[a-z]\w*$/, (lower) => lower.toUpperCase()));
}
