import { describe, expect, it } from 'vitest';
import { encodersShown } from '@/keymap/encoders/encodersShown';
import { keymapOf } from '../keymapJson';

const bare = { keyboard: 'k', keymap: 'm', layout: 'LAYOUT', layers: [['KC_A'], ['KC_TRNS']] };

describe('the encoders of a layer', () => {
  it('are as many as the keyboard has, and do nothing or what is below until they are set', () => {
    expect(encodersShown(keymapOf(bare), 0, 2)).toEqual([
      { ccw: 'KC_NO', cw: 'KC_NO' },
      { ccw: 'KC_NO', cw: 'KC_NO' },
    ]);
    expect(encodersShown(keymapOf(bare), 1, 1)).toEqual([{ ccw: 'KC_TRNS', cw: 'KC_TRNS' }]);
    expect(encodersShown(keymapOf(bare), 0, 0)).toEqual([]);
  });

  it('are those of the keymap when it has more', () => {
    const keymap = keymapOf({ ...bare, encoders: [[{ ccw: 'KC_VOLD', cw: 'KC_VOLU' }]] });
    expect(encodersShown(keymap, 0, 0)).toEqual([{ ccw: 'KC_VOLD', cw: 'KC_VOLU' }]);
    expect(encodersShown(keymap, 1, 0)).toEqual([{ ccw: 'KC_TRNS', cw: 'KC_TRNS' }]);
  });
});
