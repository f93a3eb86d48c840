import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDiagnostics } from '@/baking/compilerErrors/readDiagnostics';

function output(name: string): readonly string[] {
  return readFileSync(new URL(`./outputs/${name}.txt`, import.meta.url), 'utf8').split('\n');
}

describe('readDiagnostics', () => {
  it('finds an error of avr-gcc 5, with the line it is in', () => {
    expect(readDiagnostics(output('unknown-keycode'))).toMatchObject([
      {
        message: '‘KC_NOT_A_KEYCODE’ undeclared here (not in a function)',
        file: './.build/obj_crkbd_rev1_mine/src/keymap.c',
        line: 14,
        column: 30,
        source: expect.stringMatching(/^ {5}\[0\] = LAYOUT_split_3x5_3\(KC_NOT_A_KEYCODE, KC_B,/),
      },
    ]);
  });

  it('finds an error of newer compilers, which number the lines', () => {
    expect(readDiagnostics(output('unknown-keycodes-arm'))).toMatchObject([
      {
        message: "'KC_FOO' undeclared here (not in a function)",
        line: 14,
        source: expect.stringMatching(/^ {4}\[0\] = LAYOUT\(/),
      },
      { message: expect.stringContaining('implicit declaration of function') },
      { message: 'initializer element is not constant' },
      {
        message: "'KC_BAR' undeclared here (not in a function); did you mean 'KC_B'?",
      },
    ]);
  });

  it('finds what the linker and QMK say', () => {
    const lines = [
      "ld: region `text' overflowed by 120 bytes",
      "avr-ld: x.elf section `.text' will not fit in region `text'",
      ' * The firmware is too large! 30112/28672 (1440 bytes over)',
      "quantum/keymap.c:12: undefined reference to `nothing'",
      '☒ Could not determine QMK keymap to build.',
      'gmake: *** [common_rules.mk:362: x.o] Error 1',
    ];
    expect(readDiagnostics(lines).map(({ message, outputLine }) => [message, outputLine])).toEqual([
      ["region `text' overflowed by 120 bytes", 0],
      ["section `.text' will not fit in region `text'", 1],
      ['The firmware is too large! 30112/28672 (1440 bytes over)', 2],
      ["undefined reference to `nothing'", 3],
      ['Could not determine QMK keymap to build.', 4],
    ]);
  });

  it('says nothing of warnings, notes and builds that went well', () => {
    expect(readDiagnostics(['keymap.c:3:1: warning: unused', 'a.h:1:2: note: in definition of macro', 'Linking: x.elf [OK]'])).toEqual([]);
  });

  it('tells the same error once', () => {
    expect(readDiagnostics(['keymap.c:3:1: error: x', 'keymap.c:3:1: error: x'])).toHaveLength(1);
  });
});
