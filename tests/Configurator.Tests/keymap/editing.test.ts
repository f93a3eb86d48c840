import { describe, expect, it } from 'vitest';
import { exchanged } from '@/keymap/exchange';
import { advance, redo, startHistory, undo } from '@/keymap/History';
import { keycodeAt, withKeycode } from '@/keymap/keycodeAt';
import type { KeyPlace } from '@/keymap/KeyPlace';
import { carryOver } from '@/keymap/starting/carryOver';
import { aLayout } from '../keyboards/aKey';
import { aKeymap } from './aKeymap';

const key = (layer: number, index: number): KeyPlace => ({
  kind: 'key',
  layer,
  index,
});
const turn = (layer: number, encoder: number, way: 'ccw' | 'cw'): KeyPlace => ({
  kind: 'encoder',
  layer,
  encoder,
  turn: way,
});

describe('A keycode', () => {
  const keymap = aKeymap([
    ['KC_A', 'KC_B'],
    ['KC_C', 'KC_D'],
  ]);

  it('is put in a place of a new keymap', () => {
    const edited = withKeycode(keymap, key(1, 0), 'KC_X');
    expect(edited.layers).toEqual([
      ['KC_A', 'KC_B'],
      ['KC_X', 'KC_D'],
    ]);
    expect(keymap.layers[1]).toEqual(['KC_C', 'KC_D']);
    expect(edited.layers[0]).toBe(keymap.layers[0]);
  });

  it('changes nothing where it is already, or where no key is', () => {
    expect(withKeycode(keymap, key(0, 0), 'KC_A')).toBe(keymap);
    expect(withKeycode(keymap, key(0, 9), 'KC_A')).toBe(keymap);
    expect(withKeycode(keymap, turn(7, 0, 'cw'), 'KC_A')).toBe(keymap);
  });

  it('makes an encoder known on all layers', () => {
    const edited = withKeycode(keymap, turn(1, 1, 'cw'), 'KC_VOLU');
    expect(keycodeAt(edited, turn(1, 1, 'cw'))).toBe('KC_VOLU');
    expect(edited.encoders).toEqual([
      [
        { ccw: 'KC_NO', cw: 'KC_NO' },
        { ccw: 'KC_NO', cw: 'KC_NO' },
      ],
      [
        { ccw: 'KC_TRNS', cw: 'KC_TRNS' },
        { ccw: 'KC_TRNS', cw: 'KC_VOLU' },
      ],
    ]);
  });

  it('is exchanged with another', () => {
    expect(exchanged(keymap, key(0, 0), key(1, 1)).layers).toEqual([
      ['KC_D', 'KC_B'],
      ['KC_C', 'KC_A'],
    ]);
    expect(exchanged(keymap, key(0, 0), key(0, 9))).toBe(keymap);
  });
});

describe('A history', () => {
  it('goes back and forth', () => {
    const history = advance(advance(startHistory(1), 'two', 2), 'three', 3);
    expect(undo(history).present).toBe(2);
    expect(undo(undo(undo(history))).present).toBe(1);
    expect(redo(undo(history))).toEqual(history);
    expect(undo(history).future[0]?.label).toBe('three');
  });

  it('forgets what was undone with the next edit, and takes no edit that changes nothing', () => {
    const history = advance(undo(advance(startHistory(1), 'two', 2)), 'four', 4);
    expect(redo(history)).toBe(history);
    expect(advance(history, 'same', 4)).toBe(history);
  });

  it('does not grow for ever', () => {
    let history = startHistory(0);
    for (let at = 1; at <= 500; at++) {
      history = advance(history, `${at}`, at);
    }
    expect(history.past).toHaveLength(200);
  });
});

describe('Another layout of the keyboard', () => {
  it('has the keycodes at their switches', () => {
    const from = aLayout([1, 1, 1]);
    const to = [
      { ...from[2]!, x: 0 },
      { ...from[0]!, x: 1 },
      { ...from[0]!, matrix: [5, 5] as const },
    ];
    const carried = carryOver(
      aKeymap([
        ['KC_A', 'KC_B', 'KC_C'],
        ['KC_1', 'KC_2', 'KC_3'],
      ]),
      from,
      'LAYOUT_other',
      to,
    );
    expect(carried.layout).toBe('LAYOUT_other');
    expect(carried.layers).toEqual([
      ['KC_C', 'KC_A', 'KC_NO'],
      ['KC_3', 'KC_1', 'KC_TRNS'],
    ]);
  });

  it('has them in their order where no matrix is known', () => {
    const bare = aLayout([1, 1]).map((one) => ({ ...one, matrix: null }));
    expect(carryOver(aKeymap([['KC_A']]), bare, 'L', bare).layers).toEqual([['KC_A', 'KC_NO']]);
  });
});
