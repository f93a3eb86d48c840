import { afterEach, describe, expect, it, vi } from 'vitest';
import { openText } from '@/files/foreign/openedFile';
import { sketchOf } from '@/files/kle/SketchedKeyboard';
import { fetchText } from '@/files/url/fetchText';
import { keymapAddress } from '@/files/url/keymapAddress';

describe('a file', () => {
  it.each([
    ['{"keyboard":"k","keymap":"m","layout":"L","layers":[["KC_A"]]}', 'keymap'],
    ['[["Tab","Q"],[{"w":1.75},"Caps"]]', 'kle'],
    ['{name:"Two"},\n[{w:1.5},"Tab","Q"],\n["A"]', 'kle'],
    ['[{w:1.5},"Tab"],["A"]', 'kle'],
    ['{"keyboard_name":"x","layouts":{"LAYOUT":{"layout":[{"x":0,"y":0}]}}}', 'info'],
    ['{"name":"x","vendorProductId":1,"macros":[],"layers":[["KC_A"]]}', 'via'],
    ['{"name":"x","vendorId":"0x1","productId":"0x2","layouts":{"keymap":[]}}', 'via'],
    ['{"version":1,"uid":5,"layout":[[["KC_A"]]]}', 'vial'],
    ['{"version":1,"keyboard":{"keys":[],"settings":{}}}', 'kbfirmware'],
    ['{"some":"thing"}', 'other'],
    ['[1,2]', 'other'],
  ])('%s is %s', (text, kind) => {
    expect(openText(text).kind).toBe(kind);
  });

  it('that is nearly a keymap says where it is broken', () => {
    expect(() => openText('{"keyboard":"k","layers":[["KC_A",]]}')).toThrow(
      expect.objectContaining({
        code: 'unexpected',
        path: '$.layers[0]',
      }) as Error,
    );
  });
});

describe('the layouts of an info.json', () => {
  it('are read, with the rest of it kept', () => {
    const sketch = sketchOf({
      keyboard_name: 'Two',
      layouts: {
        LAYOUT: {
          layout: [
            { x: 0, y: 0, w: 1.5, label: 'Tab' },
            { x: 2, y: 0, r: 15 },
          ],
        },
      },
      usb: { vid: '0x1' },
    })!;
    expect(sketch.name).toBe('Two');
    expect(sketch.layouts['LAYOUT']).toMatchObject([
      { x: 0, y: 0, w: 1.5, h: 1, r: 0, label: 'Tab' },
      { x: 2, y: 0, w: 1, r: 15, rx: 2, ry: 0 },
    ]);
    expect(sketch.info).toHaveProperty('usb');
  });

  it('are found where the API has them', () => {
    expect(
      sketchOf({
        keyboards: { 'a/b': { layouts: { L: { layout: [{ x: 0, y: 0 }] } } } },
      }),
    ).not.toBeNull();
  });

  it('are none where there are no keys', () => {
    expect([sketchOf({}), sketchOf({ layouts: { L: { layout: [] } } }), sketchOf(null)]).toEqual([null, null, null]);
  });

  it('are none where keys lie out of sight', () => {
    expect(sketchOf({ layouts: { L: [{ x: 1e9, y: 0 }] } })).toBeNull();
  });
});

it.each([
  ['https://github.com/o/r/blob/main/keymaps/x/keymap.json', 'https://raw.githubusercontent.com/o/r/main/keymaps/x/keymap.json'],
  ['https://gist.github.com/o/0123abcd', 'https://gist.githubusercontent.com/o/0123abcd/raw'],
  [' https://example.org/a.json?x=1 ', 'https://example.org/a.json?x=1'],
  ['ftp://example.org/a.json', null],
  ['javascript:alert(1)', null],
  ['https://user:secret@example.org/a.json', null],
  ['a.json', null],
])('finds what %s shows at %s', (address, file) => {
  expect(keymapAddress(address)?.href ?? null).toBe(file);
});

describe('a file from another site', () => {
  afterEach(() => vi.unstubAllGlobals());

  const fetched = () => fetchText(new URL('https://example.org/keymap.json'), new AbortController().signal);

  it('is fetched without telling who asks', async () => {
    const fetch = vi.fn(async (_: URL, _init: RequestInit) => new Response('{}'));
    vi.stubGlobal('fetch', fetch);
    expect(await fetched()).toBe('{}');
    expect(fetch.mock.calls[0]![1]).toMatchObject({
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
  });

  it('that the site does not let pages read is blocked', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(fetched()).rejects.toMatchObject({ code: 'blocked' });
  });

  it('that is not there says so', async () => {
    vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
    await expect(fetched()).rejects.toMatchObject({
      code: 'status',
      status: 404,
    });
  });

  it('that is larger than any keymap is given up', async () => {
    vi.stubGlobal('fetch', async () => new Response('x'.repeat(2_000_000)));
    await expect(fetched()).rejects.toMatchObject({ code: 'large' });
  });

  it('cannot come unencrypted to a page that is encrypted', async () => {
    vi.stubGlobal('location', { protocol: 'https:' });
    await expect(fetchText(new URL('http://example.org/a.json'), new AbortController().signal)).rejects.toMatchObject({ code: 'mixed' });
  });
});
