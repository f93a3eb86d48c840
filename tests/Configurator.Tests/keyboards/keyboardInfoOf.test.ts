import { describe, expect, it } from 'vitest';
import { keyboardInfoOf } from '@/keyboards/keyboardInfoOf';
import { resolveLayout, usualLayout } from '@/keyboards/resolveLayout';

const read = (info: object) => keyboardInfoOf('k/1', { keyboards: { 'k/1': info } })!;

describe('A keyboard', () => {
  it('is read from its info.json', () => {
    const info = read({
      keyboard_name: 'Kay',
      keyboard_folder: 'k/1',
      manufacturer: 'M',
      url: 'https://example.org',
      usb: { vid: '0x1', pid: '0x2' },
      matrix_size: { rows: 4, cols: 12 },
      features: { rgblight: true, audio: false },
      keymaps: { default: { url: '…' } },
      layouts: {
        LAYOUT: {
          layout: [
            { x: 1, y: 2, w: 1.5, matrix: [0, 3], label: ' Tab ' },
            { x: 0, y: 0, r: 15, encoder: 1 },
          ],
        },
      },
      layout_aliases: { LAYOUT_old: 'LAYOUT' },
    });
    expect(info).toMatchObject({
      folder: 'k/1',
      name: 'Kay',
      url: 'https://example.org',
      usb: '0x1:0x2',
      matrix: { rows: 4, columns: 12 },
    });
    expect(info.features).toEqual(['rgblight']);
    expect(info.keymaps).toEqual(['default']);
    expect(info.layouts['LAYOUT']).toEqual([
      {
        label: 'Tab',
        x: 1,
        y: 2,
        w: 1.5,
        h: 1,
        r: 0,
        rx: 1,
        ry: 2,
        matrix: [0, 3],
        encoder: null,
        outline: null,
      },
      {
        label: '',
        x: 0,
        y: 0,
        w: 1,
        h: 1,
        r: 15,
        rx: 0,
        ry: 0,
        matrix: null,
        encoder: 1,
        outline: null,
      },
    ]);
    expect(resolveLayout(info, 'LAYOUT_old')).toBe('LAYOUT');
    expect(resolveLayout(info, 'LAYOUT_none')).toBeNull();
    expect(usualLayout(info)).toBe('LAYOUT');
  });

  it('is there in spite of odd members, whose links it does not take', () => {
    const info = read({
      layouts: { LAYOUT: 7, LAYOUT_a: [{ x: 'a', y: null }] },
      url: 'javascript:alert(1)',
      usb: 3,
      encoder: [],
      features: null,
      keycodes: [{}],
    });
    expect(info.url).toBeNull();
    expect(Object.keys(info.layouts)).toEqual(['LAYOUT_a']);
    expect(info.layouts['LAYOUT_a']).toMatchObject([{ x: 0, y: 0, w: 1 }]);
    expect(info.keycodes).toEqual([]);
  });

  it('has the encoders of both its halves', () => {
    const rotary = [{ pin_a: 'A', pin_b: 'B' }];
    expect(read({ encoder: { rotary } }).encoders).toBe(1);
    expect(read({ encoder: { rotary }, split: { enabled: true } }).encoders).toBe(2);
    expect(
      read({
        encoder: { rotary },
        split: { enabled: true, encoder: { right: { rotary: [] } } },
      }).encoders,
    ).toBe(1);
  });

  it('is none when the answer is about another', () => {
    expect(keyboardInfoOf('other', { keyboards: {} })).toBeNull();
    expect(keyboardInfoOf('other', null)).toBeNull();
  });
});
