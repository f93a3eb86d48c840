import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url } from '@/files/share/base64url';
import { readShareText, travelOf, writeShareText } from '@/files/share/shareText';
import { writeCompactKeymap } from '@/files/keymap/writeKeymap';
import { aKeymap } from '../baking/aKeymap';

function packed(text: string): string {
  return `1.${deflateRawSync(text).toString('base64url')}`;
}

describe('a shared keymap', () => {
  it('comes out as it went in', async () => {
    const keymap = aKeymap({
      others: { notes: '日本語 ☕', config: { '2': 1, '1': 2 } },
    });
    const text = await writeShareText(keymap);
    expect(text).toMatch(/^1\.[A-Za-z0-9_-]+$/);
    expect(writeCompactKeymap((await readShareText(text)).keymap)).toBe(writeCompactKeymap(keymap));
  });

  it('of four layers with sixty keys fits into a short link', async () => {
    const layers = Array.from({ length: 4 }, (_, layer) => Array.from({ length: 60 }, (_, key) => (layer === 0 ? `KC_${key}` : 'KC_TRNS')));
    expect((await writeShareText(aKeymap({ layers }))).length).toBeLessThan(600);
  });
});

describe('a hostile or broken link', () => {
  it.each([
    ['', 'damaged'],
    ['hello', 'damaged'],
    ['1.', 'damaged'],
    ['1.%3Cscript%3E', 'damaged'],
    ['1.AAAA', 'damaged'],
    ['2.abcd', 'newer'],
    [`1.${'A'.repeat(70_000)}`, 'large'],
  ])('%s is %s', async (text, code) => {
    await expect(readShareText(text)).rejects.toMatchObject({
      name: 'ShareError',
      code,
    });
  });

  it('that was cut off is damaged', async () => {
    const text = await writeShareText(aKeymap());
    await expect(readShareText(text.slice(0, -6))).rejects.toMatchObject({
      code: 'damaged',
    });
  });

  it('that unpacks to far more than a keymap is given up', async () => {
    await expect(readShareText(packed(' '.repeat(20_000_000)))).rejects.toMatchObject({ code: 'large' });
  });

  it('that holds no text is damaged', async () => {
    await expect(readShareText(`1.${deflateRawSync(Buffer.from([0xff, 0xfe, 0x80])).toString('base64url')}`)).rejects.toMatchObject({
      code: 'damaged',
    });
  });

  it('that holds no keymap is told apart', async () => {
    await expect(readShareText(packed('{"keyboard":"k"}'))).rejects.toMatchObject({ name: 'JsonError', path: '$.layout' });
  });
});

it('knows how well links travel', () => {
  expect(['x'.repeat(100), 'x'.repeat(5000), 'x'.repeat(70_000)].map(travelOf)).toEqual(['well', 'mayBeCut', 'tooLong']);
});

it('writes bytes in letters that addresses take', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
  expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
  expect(fromBase64url('a+b=')).toBeNull();
});
