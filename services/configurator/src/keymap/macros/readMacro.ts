import { isRecord } from '@/saving/isRecord';
import type { Keymap } from '../Keymap';
import type { Macro, MacroStep } from './MacroStep';

/** The macros of a keymap. */
export function macrosOf(keymap: Keymap): readonly Macro[] {
  return (keymap.macros ?? []).map(readMacro);
}

/** Reads one macro of keymap.json: `["text", {"action": "tap", "keycodes": ["LSFT", "A"]}, …]`. */
export function readMacro(macro: unknown): Macro {
  return Array.isArray(macro) ? (macro as unknown[]).map(readStep) : [{ kind: 'other', value: macro }];
}

/** Writes a macro as keymap.json has it; what was read and not changed comes out as it was. */
export function writeMacro(macro: Macro): unknown[] {
  return macro.map(writeStep);
}

function readStep(step: unknown): MacroStep {
  if (typeof step === 'string') {
    return { kind: 'text', text: step };
  }
  if (isRecord(step)) {
    const { action, keycodes, duration } = step;
    const members = Object.keys(step).length;
    if ((action === 'tap' || action === 'down' || action === 'up') && isTexts(keycodes) && members === 2) {
      return { kind: action, keycodes };
    }
    if (action === 'delay' && typeof duration === 'number' && members === 2) {
      return { kind: 'delay', duration };
    }
    if (action === 'beep' && members === 1) {
      return { kind: 'beep' };
    }
  }
  return { kind: 'other', value: step };
}

function writeStep(step: MacroStep): unknown {
  switch (step.kind) {
    case 'text':
      return step.text;
    case 'tap':
    case 'down':
    case 'up':
      return { action: step.kind, keycodes: step.keycodes };
    case 'delay':
      return { action: 'delay', duration: step.duration };
    case 'beep':
      return { action: 'beep' };
    case 'other':
      return step.value;
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
