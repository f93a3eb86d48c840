import { describe, expect, it } from 'vitest';
import { KeyEntry, type KeyStroke } from '@/keycodes/entry/KeyEntry';
import { keycodeOfKey } from '@/keycodes/entry/keycodeOfKey';
import { catalog } from '../published';

const stroke = (code: string, held: Partial<KeyStroke> = {}): KeyStroke => ({
  code,
  repeat: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  ...held,
});

describe('entering keys by pressing them', () => {
  it.each([
    ['KeyQ', 'KC_Q'],
    ['Digit7', 'KC_7'],
    ['F24', 'KC_F24'],
    ['Numpad0', 'KC_P0'],
    ['NumpadEnter', 'KC_PENT'],
    ['Enter', 'KC_ENT'],
    ['Tab', 'KC_TAB'],
    ['IntlBackslash', 'KC_NUBS'],
    ['IntlRo', 'KC_INT1'],
    ['Lang1', 'KC_LNG1'],
  ])('takes %s for %s', (code, keycode) => {
    expect(new KeyEntry().keyDown(stroke(code))).toEqual({
      kind: 'assign',
      keycode,
    });
    expect(catalog.knows(keycode)).toBe(true);
  });

  it('is left with Escape, and Shift+Escape assigns it', () => {
    const entry = new KeyEntry();
    expect(entry.keyDown(stroke('Escape'))).toEqual({ kind: 'leave' });
    entry.keyDown(stroke('ShiftLeft', { shiftKey: true }));
    expect(entry.keyDown(stroke('Escape', { shiftKey: true }))).toEqual({
      kind: 'assign',
      keycode: 'KC_ESC',
    });
    expect(entry.keyUp(stroke('ShiftLeft'))).toEqual({ kind: 'pass' });
  });

  it('leaves shortcuts to the browser', () => {
    const entry = new KeyEntry();
    expect(entry.keyDown(stroke('ControlLeft', { ctrlKey: true }))).toEqual({
      kind: 'wait',
    });
    expect(entry.keyDown(stroke('KeyR', { ctrlKey: true }))).toEqual({
      kind: 'pass',
    });
    expect(entry.keyUp(stroke('ControlLeft'))).toEqual({ kind: 'pass' });
    expect(entry.keyDown(stroke('Tab', { altKey: true }))).toEqual({
      kind: 'pass',
    });
  });

  it('takes a modifier that is pressed alone', () => {
    const entry = new KeyEntry();
    entry.keyDown(stroke('ShiftRight', { shiftKey: true }));
    expect(entry.keyDown(stroke('ShiftRight', { shiftKey: true, repeat: true }))).toEqual({ kind: 'wait' });
    expect(entry.keyUp(stroke('ShiftRight'))).toEqual({
      kind: 'assign',
      keycode: 'KC_RSFT',
    });
  });

  it('takes AltGr once, though Windows sends Control with it', () => {
    const entry = new KeyEntry();
    entry.keyDown(stroke('ControlLeft', { ctrlKey: true }));
    entry.keyDown(stroke('AltRight', { ctrlKey: true, altKey: true }));
    expect(entry.keyUp(stroke('ControlLeft'))).toEqual({ kind: 'pass' });
    expect(entry.keyUp(stroke('AltRight'))).toEqual({
      kind: 'assign',
      keycode: 'KC_RALT',
    });
  });

  it('takes a held key once', () => {
    expect(new KeyEntry().keyDown(stroke('KeyA', { repeat: true }))).toEqual({
      kind: 'wait',
    });
  });

  it('does nothing with keys that have no keycode', () => {
    expect(keycodeOfKey('')).toBeNull();
    expect(keycodeOfKey('Fn')).toBeNull();
    expect(new KeyEntry().keyDown(stroke('Unidentified'))).toEqual({
      kind: 'pass',
    });
  });
});
