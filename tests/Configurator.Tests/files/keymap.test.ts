import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { JsonError } from '@/files/json/JsonError';
import { fileName } from '@/files/keymap/fileName';
import { readKeymap } from '@/files/keymap/readKeymap';
import { firmwareText, writeCompactKeymap, writeKeymap } from '@/files/keymap/writeKeymap';
import { aKeymap } from '../baking/aKeymap';

const samples = new URL('../../../samples/keymaps/', import.meta.url);

function errorOf(text: string): JsonError {
  try {
    readKeymap(text);
  } catch (failure) {
    return failure as JsonError;
  }
  throw new Error(`${text} was read`);
}

describe('a keymap.json', () => {
  it.each(readdirSync(samples).filter((name) => name.endsWith('.json')))('%s comes out as it went in', (name) => {
    const text = readFileSync(new URL(name, samples), 'utf8');
    expect(writeCompactKeymap(readKeymap(text).keymap)).toBe(JSON.stringify(JSON.parse(text)));
  });

  it('keeps what nobody here knows, the order and the spelling of numbers', () => {
    const text =
      '{"z":1.0,"layers":[["KC_A"]],"macros":[[{"duration":500,"action":"delay"},"x"]],"keyboard":"a","config":{"2":[1e3],"1":{}},' +
      '"encoders":[[{"cw":"KC_B","ccw":"KC_A","note":"x"}]],"layout":"LAYOUT","keymap":"m","version":1,"dip_switches":[{"on":"KC_A","off":"KC_B"}]}';
    expect(writeCompactKeymap(readKeymap(text).keymap)).toBe(text);
  });

  it('is laid out so that people can read it', () => {
    expect(writeKeymap(aKeymap())).toBe(
      '{\n  "keyboard": "bakery/pretzel",\n  "keymap": "mine",\n  "layout": "LAYOUT",\n  "layers": [\n' +
        '    ["KC_A", "KC_B", "MO(1)"],\n    ["KC_1", "KC_2", "KC_TRNS"]\n  ]\n}\n',
    );
  });

  it('gets new members after those it had', () => {
    const keymap = {
      ...readKeymap('{"layers":[["KC_A"]],"layout":"L","keyboard":"k","keymap":"m"}').keymap,
      encoders: [[]],
    };
    expect(writeCompactKeymap(keymap)).toBe('{"layers":[["KC_A"]],"layout":"L","keyboard":"k","keymap":"m","encoders":[[]]}');
  });

  it('begins as QMK writes it when it was never read', () => {
    expect(Object.keys(JSON.parse(writeKeymap(aKeymap({ order: [], others: { version: 1 } }))) as object)).toEqual([
      'version',
      'keyboard',
      'keymap',
      'layout',
      'layers',
    ]);
  });

  it('has nothing where other configurators write null, and says so', () => {
    const { keymap, filled } = readKeymap(
      '{"keyboard":"k","keymap":"m","layout":"L","layers":[["KC_A",null],null],"encoders":[[{"ccw":null,"cw":"KC_A"}],null]}',
    );
    expect(keymap.layers).toEqual([
      ['KC_A', 'KC_NO'],
      ['KC_TRNS', 'KC_TRNS'],
    ]);
    expect(keymap.encoders).toEqual([[{ ccw: 'KC_NO', cw: 'KC_A' }], [{ ccw: 'KC_TRNS', cw: 'KC_TRNS' }]]);
    expect(filled).toEqual(['$.layers[0][1]', '$.layers[1]', '$.encoders[0][0].ccw', '$.encoders[1]']);
  });

  it('of a keyboard’s own folder need not say what it is of', () => {
    expect(
      readKeymap('{"layers":[["KC_A"]],"layout":"L"}', {
        keyboard: 'k',
        keymap: 'default',
      }).keymap,
    ).toMatchObject({ keyboard: 'k', keymap: 'default' });
  });
});

describe('a broken keymap.json', () => {
  const base = '"keyboard":"k","keymap":"m","layout":"L"';
  it.each([
    ['[]', 'notObject', '$'],
    ['1.0', 'notObject', '$'],
    ['{"keymap":"m"}', 'missing', '$.keyboard'],
    ['{"keyboard":"k"}', 'missing', '$.layout'],
    [`{${base}}`, 'missing', '$.layers'],
    [`{${base},"layers":{}}`, 'notList', '$.layers'],
    [`{${base},"layers":[]}`, 'noLayers', '$.layers'],
    [`{${base},"layers":[null]}`, 'firstLayerNull', '$.layers[0]'],
    [`{${base},"layers":[[]]}`, 'noKeys', '$.layers[0]'],
    [`{${base},"layers":[["KC_A",4]]}`, 'notText', '$.layers[0][1]'],
    [`{${base},"layers":[["KC_A"]],"encoders":[[{"cw":"KC_A"}]]}`, 'badEncoder', '$.encoders[0][0]'],
    [`{${base},"layers":[${Array.from({ length: 33 }, () => '["KC_A"]').join()}]}`, 'tooMany', '$.layers'],
    [`{"keyboard":5,"keymap":"m","layout":"L","layers":[["KC_A"]]}`, 'notText', '$.keyboard'],
    [`{"__proto__":{},${base},"layers":[["KC_A"]]}`, 'unexpected', '$["__proto__"]'],
  ])('%s: %s at %s', (text, code, path) => {
    expect(errorOf(text)).toMatchObject({ name: 'JsonError', code, path });
  });

  it('is refused unread when it is larger than any keymap', () => {
    expect(errorOf(' '.repeat(2_000_000)).code).toBe('large');
  });
});

it('knows what makes the firmware', () => {
  const keymap = aKeymap({ others: { notes: 'one', version: 1 } });
  expect(firmwareText(keymap)).toBe(
    firmwareText({
      ...keymap,
      others: { notes: 'two' },
      order: ['layers', 'keyboard'],
    }),
  );
  expect(firmwareText(aKeymap({ layers: [['LT(1, KC_A)', 'ANY(KC_B)']] }))).toBe(
    firmwareText(aKeymap({ layers: [['LT(1,KC_A)', 'KC_B']] })),
  );
  expect(firmwareText(keymap)).not.toBe(firmwareText({ ...keymap, layout: 'OTHER' }));
  expect(firmwareText(keymap)).not.toBe(firmwareText({ ...keymap, others: { host_language: 'german' } }));
});

it.each([
  [['crkbd/rev1', 'mine'], 'crkbd_rev1-mine.json'],
  [['a', 'naïve map'], 'a-naïve_map.json'],
  [['..', '<>:"|?*'], 'keymap.json'],
  [['x'.repeat(300)], `${'x'.repeat(120)}.json`],
])('names the file of %j %s', (parts, name) => {
  expect(fileName(parts, '.json')).toBe(name);
});
