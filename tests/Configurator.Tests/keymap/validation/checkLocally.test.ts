import { describe, expect, it } from 'vitest';
import { keymapOf } from '../keymapJson';
import { checkLocally } from '@/keymap/validation/checkLocally';
import { pathOfPlace, placeOfPath } from '@/keymap/validation/placeOfPath';
import { catalog } from '../../keycodes/published';

describe('checking a keymap on the page', () => {
  it('finds what is wrong with keys, encoders, switches and macros, each with its path', () => {
    const keymap = keymapOf({
      keyboard: 'k',
      keymap: 'm',
      layout: 'LAYOUT',
      layers: [
        ['KC_A', 'KC_A;'],
        ['KC_TRNS', 'MO(7)'],
      ],
      encoders: [[{ ccw: 'KC_VOLD', cw: 'KC_VLOU' }]],
      dip_switches: [{ off: 'KC_A', on: 'LT(1)' }],
      macros: [['fine'], ['bad "'], [{ action: 'tap', keycodes: ['KC_A B'] }]],
    });
    const found = checkLocally(keymap, { catalog, layers: 2 });
    expect(found.map((finding) => [finding.path, finding.kind === 'keycode' ? finding.finding.code : finding.problem.code])).toEqual([
      ['$.layers[0][1]', 'badCharacter'],
      ['$.layers[1][1]', 'noSuchLayer'],
      ['$.encoders[0][0].cw', 'unknownName'],
      ['$.dip_switches[0].on', 'wrongArguments'],
      ['$.macros[1][0]', 'quoteAtEnd'],
      ['$.macros[2][0]', 'badKey'],
    ]);
  });

  it('knows which key a path is about, and back', () => {
    for (const path of ['$.layers[3][41]', '$.encoders[0][1].ccw', '$.encoders[2][0].cw']) {
      expect(pathOfPlace(placeOfPath(path)!)).toBe(path);
    }
    for (const path of ['$', '$.layout', '$.layers[0]', '$.macros[0][1]', '$.layers[0][1].x']) {
      expect(placeOfPath(path)).toBeNull();
    }
  });
});
