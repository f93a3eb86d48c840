import { checkKeycode, type KeycodeCheckContext } from '@/keycodes/checking/checkKeycode';
import type { KeycodeFinding } from '@/keycodes/checking/KeycodeFinding';
import type { Keymap } from '../Keymap';
import { macroProblems, type MacroProblem } from '../macros/macroProblems';
import { macrosOf } from '../macros/readMacro';
import { keycodesIn } from './keycodesIn';

/** Something the page itself has found in a keymap. */
export type LocalFinding =
  | {
      readonly kind: 'keycode';
      readonly path: string;
      readonly keycode: string;
      readonly finding: KeycodeFinding;
    }
  | {
      readonly kind: 'macro';
      readonly path: string;
      readonly problem: MacroProblem;
    };

/** Checks every keycode and macro of a keymap against the rules of the API and the names of the firmware. */
export function checkLocally(keymap: Keymap, context: KeycodeCheckContext): LocalFinding[] {
  // Keymaps repeat a few keycodes hundreds of times.
  const known = new Map<string, readonly KeycodeFinding[]>();
  const check = (keycode: string): readonly KeycodeFinding[] => {
    const findings = known.get(keycode) ?? checkKeycode(keycode, context);
    known.set(keycode, findings);
    return findings;
  };
  return [
    ...keycodesIn(keymap).flatMap(({ path, keycode }) =>
      check(keycode).map((finding) => ({
        kind: 'keycode' as const,
        path,
        keycode,
        finding,
      })),
    ),
    ...macrosOf(keymap).flatMap((steps, index) =>
      macroProblems(steps, context.catalog).map((problem) => ({
        kind: 'macro' as const,
        path: `$.macros[${index}]${problem.step === null ? '' : `[${problem.step}]`}`,
        problem,
      })),
    ),
  ];
}
