import { describe, expect, it } from 'vitest';
import { hostOf } from '../published';

describe('the language of a host', () => {
  it('knows what a key types, with Shift and with AltGr', () => {
    const german = hostOf('german');
    expect(german.find('KC_2')).toEqual({ plain: '2', shift: '"', altGr: '²' });
    expect(german.find('KC_MINUS')).toEqual({
      plain: 'ß',
      shift: '?',
      altGr: '\\',
    });
    expect(german.find('KC_Y')).toMatchObject({ plain: 'Z' });
    expect(german.find('KC_GRAVE')).toMatchObject({ plain: '^', shift: '°' });
    expect(german.find('KC_F1')).toBeUndefined();
  });

  it('knows how to type each symbol with plain keycodes of the firmware', () => {
    const symbols = hostOf('german').all;
    expect(symbols.find(({ label }) => label === '?')?.keycode).toBe('S(KC_MINS)');
    expect(symbols.find(({ label }) => label === '@')).toMatchObject({
      keycode: 'ALGR(KC_Q)',
      level: 'altGr',
    });
  });

  it('may be that of the firmware itself', () => {
    expect(hostOf('us').find('KC_1')).toEqual({ shift: '!' });
  });

  it.each(['german', 'french', 'japanese', 'us'])('resolves every symbol of %s', (language) => {
    for (const { keycode } of hostOf(language).all) {
      expect(keycode).toMatch(/^([A-Z]+\()*KC_[A-Z0-9_]+\)*$/);
    }
  });
});
