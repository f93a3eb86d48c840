import { describe, expect, it } from 'vitest';
import en from '@/i18n/en/keycodes';
import { loadDescriptions } from '@/keycodes/descriptions/Descriptions';
import { titleOf } from '@/keycodes/legends/titleOf';
import type { Text } from '@/i18n/useText';
import { catalog } from '../published';

const t: Text = (key, values = {}) => {
  const message = key
    .split('.')
    .slice(1)
    .reduce<unknown>((texts, part) => (texts as Record<string, unknown>)[part], en);
  return String(message).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
};

describe('titles', () => {
  it.each([
    ['KC_SPC', 'Space bar'],
    ['LT(1, KC_SPC)', 'Tapped: Space bar. Held: layer 1'],
    ['MO(2)', 'Layer 2 while held'],
    ['LCTL_T(KC_A)', 'Tapped: Letter A. Held: Control'],
    ['RCS(KC_A)', 'right Control+Shift+Letter A'],
    ['OSM(MOD_LSFT)', 'Shift for the next key'],
    ['OS_LSFT', 'Shift for the next key'],
    ['RM_NEXT', 'RGB matrix: next effect'],
    ['MI_Cs3', 'MIDI: note C♯3'],
    ['KC_EXLM', '!'],
    ['UNKNOWN_KEY', 'UNKNOWN_KEY'],
    ['not a keycode', 'not a keycode'],
  ])('of %s are %j', async (keycode, title) => {
    expect(
      titleOf(keycode, {
        catalog,
        descriptions: await loadDescriptions('en'),
        t,
      }),
    ).toBe(title);
  });

  it('are names and labels until descriptions have come', () => {
    expect(titleOf('KC_SPC', { catalog, descriptions: null, t })).toBe('Spacebar');
  });
});
