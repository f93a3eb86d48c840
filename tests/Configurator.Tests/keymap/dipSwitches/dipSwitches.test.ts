import { describe, expect, it } from 'vitest';
import { dipSwitchesOf, withDipSwitch, withoutLastDipSwitch } from '@/keymap/dipSwitches/dipSwitches';
import { jsonOf, keymapOf } from '../keymapJson';

const bare = {
  keyboard: 'k',
  keymap: 'm',
  layout: 'LAYOUT',
  layers: [['KC_A']],
};

describe('DIP switches', () => {
  it('are as many as the keyboard or the keymap has', () => {
    expect(dipSwitchesOf(keymapOf(bare), 2)).toEqual([
      { off: 'KC_NO', on: 'KC_NO' },
      { off: 'KC_NO', on: 'KC_NO' },
    ]);
    expect(dipSwitchesOf(keymapOf({ ...bare, dip_switches: [{ off: 'KC_A', on: 'KC_B' }] }), 0)).toEqual([{ off: 'KC_A', on: 'KC_B' }]);
  });

  it('that were not set before send nothing', () => {
    const keymap = withDipSwitch(keymapOf(bare), 1, 'on', 'KC_B');
    expect(jsonOf(keymap)['dip_switches']).toEqual([
      { off: 'KC_NO', on: 'KC_NO' },
      { off: 'KC_NO', on: 'KC_B' },
    ]);
  });

  it('keep what this page does not know of them', () => {
    const keymap = withDipSwitch(
      keymapOf({
        ...bare,
        dip_switches: [{ off: 'KC_A', on: 'KC_B', name: 'left' }],
      }),
      0,
      'off',
      'KC_C',
    );
    expect(keymap.dip_switches).toEqual([{ off: 'KC_C', on: 'KC_B', name: 'left' }]);
  });

  it('leave no trace when the last is removed', () => {
    const keymap = withDipSwitch(keymapOf(bare), 0, 'on', 'KC_B');
    expect(jsonOf(withoutLastDipSwitch(keymap))).toEqual(bare);
  });
});
