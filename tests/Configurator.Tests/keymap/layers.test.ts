import { describe, expect, it } from 'vitest';
import { mostLayers } from '@/keymap/Keymap';
import {
  clearLayer,
  deleteLayer,
  duplicateLayer,
  insertLayer,
  moveLayer,
  pasteLayer,
  renameLayer,
  swapLayers,
} from '@/keymap/layers/editLayers';
import { layersIn, renumbered } from '@/keymap/layers/layerReferences';
import { aKeymap } from './aKeymap';

const all = {
  keymap: aKeymap(
    [
      ['KC_A', 'MO(1)', 'LT(2, KC_SPC)'],
      ['KC_B', 'TO(0)', 'TG(2)'],
      ['KC_C', 'DF(1)', 'LM(1, MOD_LSFT)'],
    ],
    {
      encoders: [[{ ccw: 'KC_VOLD', cw: 'MO(1)' }], [{ ccw: 'KC_1', cw: 'KC_2' }], [{ ccw: 'KC_3', cw: 'KC_4' }]],
    },
  ),
  names: ['base', 'nav'],
};

describe('Layers that keycodes name', () => {
  it('are found', () => {
    expect(layersIn('LT(3, KC_A)')).toEqual([3]);
    expect(layersIn('PDF( 12 )')).toEqual([12]);
    expect(layersIn('KC_A')).toEqual([]);
    expect(layersIn('MO(_FN)')).toEqual([]);
    expect(layersIn('CUSTOM(1)')).toEqual([]);
  });

  it('get other numbers, and nothing else does', () => {
    expect(renumbered('LT( 1 , KC_1)', () => 9)).toBe('LT( 9 , KC_1)');
    expect(renumbered('OSL(4)', (layer) => layer + 1)).toBe('OSL(5)');
    expect(renumbered('LCTL(KC_1)', () => 9)).toBe('LCTL(KC_1)');
  });

  it('are no longer named when they are gone; what is tapped stays', () => {
    expect(renumbered('MO(1)', () => null)).toBe('KC_NO');
    expect(renumbered('LT(1, LSFT(KC_A))', () => null)).toBe('LSFT(KC_A)');
    expect(renumbered('LM(1, MOD_LSFT)', () => null)).toBe('KC_NO');
  });
});

describe('Layers', () => {
  it('move with all ways to them, their encoders and their names', () => {
    const { keymap, names } = moveLayer(all, 1, 2);
    expect(keymap.layers).toEqual([
      ['KC_A', 'MO(2)', 'LT(1, KC_SPC)'],
      ['KC_C', 'DF(2)', 'LM(2, MOD_LSFT)'],
      ['KC_B', 'TO(0)', 'TG(1)'],
    ]);
    expect(keymap.encoders![0]).toEqual([{ ccw: 'KC_VOLD', cw: 'MO(2)' }]);
    expect(keymap.encoders![2]).toEqual([{ ccw: 'KC_1', cw: 'KC_2' }]);
    expect(names).toEqual(['base', '', 'nav']);
  });

  it('swap', () => {
    const { keymap, names } = swapLayers(all, 0, 2);
    expect(keymap.layers[2]).toEqual(['KC_A', 'MO(1)', 'LT(0, KC_SPC)']);
    expect(keymap.layers[1]).toEqual(['KC_B', 'TO(2)', 'TG(0)']);
    expect(names).toEqual(['', 'nav', 'base']);
  });

  it('are duplicated behind themselves; ways lead where they led', () => {
    const { keymap, names } = duplicateLayer(all, 0);
    expect(keymap.layers).toHaveLength(4);
    expect(keymap.layers[0]).toEqual(['KC_A', 'MO(2)', 'LT(3, KC_SPC)']);
    expect(keymap.layers[1]).toEqual(keymap.layers[0]);
    expect(keymap.encoders).toHaveLength(4);
    expect(names).toEqual(['base', 'base', 'nav', '']);
  });

  it('are inserted transparent', () => {
    const { keymap } = insertLayer(all, 1);
    expect(keymap.layers[1]).toEqual(['KC_TRNS', 'KC_TRNS', 'KC_TRNS']);
    expect(keymap.encoders![1]).toEqual([{ ccw: 'KC_TRNS', cw: 'KC_TRNS' }]);
    expect(keymap.layers[0]![1]).toBe('MO(2)');
  });

  it('are deleted with all ways to them', () => {
    const { keymap, names } = deleteLayer(all, 1);
    expect(keymap.layers).toEqual([
      ['KC_A', 'KC_NO', 'LT(1, KC_SPC)'],
      ['KC_C', 'KC_NO', 'KC_NO'],
    ]);
    expect(names).toEqual(['base', '']);
  });

  it('are never fewer than one, nor more than there can be', () => {
    const single = { keymap: aKeymap([['KC_A']]), names: [] };
    expect(deleteLayer(single, 0)).toBe(single);
    let many = single;
    for (let count = 0; count < mostLayers + 3; count++) {
      many = insertLayer(many, many.keymap.layers.length) as typeof single;
    }
    expect(many.keymap.layers).toHaveLength(mostLayers);
  });

  it('stay as they are when there is nothing to do', () => {
    expect(moveLayer(all, 1, 1)).toBe(all);
    expect(moveLayer(all, 1, 7)).toBe(all);
    expect(swapLayers(all, 2, 2)).toBe(all);
    expect(renameLayer(all, 1, 'nav')).toBe(all);
  });

  it('are cleared, pasted onto as far as both go, and renamed', () => {
    expect(clearLayer(all.keymap, 0, 'KC_NO').layers[0]).toEqual(['KC_NO', 'KC_NO', 'KC_NO']);
    expect(clearLayer(all.keymap, 0, 'KC_NO').encoders![0]).toEqual([{ ccw: 'KC_NO', cw: 'KC_NO' }]);
    expect(pasteLayer(all.keymap, 1, ['KC_X']).layers[1]).toEqual(['KC_X', 'TO(0)', 'TG(2)']);
    expect(pasteLayer(all.keymap, 1, ['1', '2', '3', '4']).layers[1]).toEqual(['1', '2', '3']);
    expect(renameLayer(all, 2, 'fn').names).toEqual(['base', 'nav', 'fn']);
  });
});
