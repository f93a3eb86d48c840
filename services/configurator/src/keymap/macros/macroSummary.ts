import type { Macro, MacroStep } from './MacroStep';

/** A macro in one short line, such as `"Hello" ⏎ LCTL+C 200 ms`. */
export function macroSummary(macro: Macro): string {
  return macro.map(stepSummary).join(' ');
}

function stepSummary(step: MacroStep): string {
  switch (step.kind) {
    case 'text':
      return `“${step.text.replaceAll('\n', '⏎').replaceAll('\t', '⇥')}”`;
    case 'tap':
      return step.keycodes.join('+');
    case 'down':
      return `↓${step.keycodes.join('+')}`;
    case 'up':
      return `↑${step.keycodes.join('+')}`;
    case 'delay':
      return `${step.duration} ms`;
    case 'beep':
      return '♪';
    case 'other':
      return '?';
  }
}
