import { expect, it } from 'vitest';
import { fitText } from '@/files/pictures/fitText';
import { layoutPicture } from '@/files/pictures/layoutPicture';
import { pictureColours } from '@/files/pictures/pictureColours';
import type { LayoutKey } from '@/keyboards/KeyboardInfo';

function key(parts: Partial<LayoutKey>): LayoutKey {
  return {
    label: '',
    x: 0,
    y: 0,
    w: 1,
    h: 1,
    r: 0,
    rx: 0,
    ry: 0,
    matrix: null,
    encoder: null,
    outline: null,
    ...parts,
  };
}

it('draws every key with its legends, in every part', () => {
  const layout = [key({}), key({ x: 1, w: 2 }), key({ x: 3, r: 15, rx: 3, ry: 0 })];
  const keys = [
    { lines: ['!', '1'], kind: 'basic' as const },
    { lines: ['Space'], hold: 'Layer 1', kind: 'layer' as const },
  ];
  const svg = layoutPicture(
    layout,
    [
      { title: 'One', keys, notes: [] },
      { title: 'Two', keys, notes: ['Encoder 1'] },
    ],
    pictureColours.light,
    'Mine',
  );
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="\d/);
  expect(svg.match(/<g transform="translate/g)).toHaveLength(2);
  expect(svg.match(/transform="rotate\(15 162 0\)"/g)).toHaveLength(2);
  for (const text of ['Mine', 'One', 'Two', 'Encoder 1', 'Space', 'Layer 1', '&#33;'.replace('&#33;', '!')]) {
    expect(svg).toContain(`>${text}</text>`);
  }
});

it('lets no text out of its place', () => {
  const svg = layoutPicture(
    [key({})],
    [
      {
        title: '</text><script>',
        keys: [{ lines: ['"&\'\u0000'], kind: 'basic' }],
        notes: [],
      },
    ],
    pictureColours.dark,
  );
  expect(svg).toContain('&#60;/text&#62;&#60;script&#62;');
  expect(svg).toContain('>&#34;&#38;&#39;</text>');
});

it('draws nothing for a keyboard without keys, and does not break down', () => {
  expect(layoutPicture([], [{ title: '', keys: [], notes: [] }], pictureColours.paper)).not.toContain('NaN');
});

it('makes long legends small', () => {
  expect(fitText(['A'], 40, 40, 13, 5)).toBe(13);
  expect(fitText(['RGB_MATRIX_TOGGLE'], 40, 40, 13, 5)).toBe(5);
  expect(fitText(['Backspace'], 40, 40, 13, 5)).toBeLessThan(9);
});
