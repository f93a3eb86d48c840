// @vitest-environment jsdom
import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import KeyboardDrawing from '@/keyboards/KeyboardDrawing.vue';
import { placeLegend } from '@/keyboards/legends/placeLegend';
import { aLayout } from './aKey';

const layout = aLayout([1, 1], [1, 1]);
const views = ['A', 'B', 'C', 'D'].map((letter) => ({
  lines: [letter],
  kind: 'basic',
  name: `Key ${letter}`,
}));
const draw = (selected: number | null = null) =>
  mount(KeyboardDrawing, {
    props: { layout, views, selected, label: 'Layer 0' },
    attachTo: document.body,
  });

describe('The drawing of a keyboard', () => {
  it('says what it is and what is on every key', () => {
    const drawing = draw(1);
    expect(drawing.attributes('role')).toBe('listbox');
    expect(drawing.attributes('aria-label')).toBe('Layer 0');
    const keys = drawing.findAll('[role=option]');
    expect(keys.map((key) => key.attributes('aria-label'))).toEqual(['Key A', 'Key B', 'Key C', 'Key D']);
    expect(keys.map((key) => key.attributes('aria-selected'))).toEqual(['false', 'true', 'false', 'false']);
  });

  it('is one stop for Tab: the selected key, or the first', () => {
    const stops = (selected: number | null) =>
      draw(selected)
        .findAll('[role=option]')
        .map((key) => key.attributes('tabindex'));
    expect(stops(2)).toEqual(['-1', '-1', '0', '-1']);
    expect(stops(null)).toEqual(['0', '-1', '-1', '-1']);
  });

  it('selects with the pointer and with arrow keys', async () => {
    const drawing = draw(0);
    const key = drawing.findAll('[role=option]')[0]!;
    await key.trigger('keydown', { key: 'ArrowRight' });
    await key.trigger('keydown', { key: 'ArrowDown' });
    await key.trigger('keydown', { key: 'End' });
    await key.trigger('keydown', { key: 'PageDown' });
    await drawing.findAll('[role=option]')[1]!.trigger('click');
    const selected = drawing.emitted('select')!.map(([index]) => index);
    expect(selected.filter((index, at) => index !== selected[at - 1])).toEqual([1, 2, 3, 1]);
  });

  it('passes on what it does not use itself, and lets go with Escape', async () => {
    const drawing = draw(0);
    const key = drawing.findAll('[role=option]')[0]!;
    await key.trigger('keydown', { key: 'Delete' });
    await key.trigger('keydown', { key: 'Escape' });
    expect(drawing.emitted('command')).toHaveLength(1);
    expect(drawing.emitted('select')).toEqual([[null]]);
  });
});

describe('A legend', () => {
  const face = [0, 0, 1, 1] as const;

  it('is large where it is short, and smaller where it is long', () => {
    const [letter] = placeLegend({ lines: ['A'] }, face);
    const [word] = placeLegend({ lines: ['Backspace'] }, face);
    expect(letter!.size).toBeGreaterThan(word!.size);
    expect(letter!.x).toBe(0.5);
  });

  it('is shortened where it does not fit at all', () => {
    const [text] = placeLegend({ lines: ['SOMETHING_VERY_LONG'] }, face);
    expect(text!.text).toMatch(/…$/);
    expect(placeLegend({ lines: ['SOMETHING_VERY_LONG'] }, [0, 0, 6.25, 1])[0]!.text).toBe('SOMETHING_VERY_LONG');
  });

  it('has what holding does below what tapping does', () => {
    const [tap, hold] = placeLegend({ lines: ['A'], hold: 'Ctrl' }, face);
    expect(hold!.text).toBe('Ctrl');
    expect(hold!.y).toBeGreaterThan(tap!.y);
  });

  it('has its lines below each other, and none for what is empty', () => {
    const lines = placeLegend({ lines: ['!', '1'] }, face);
    expect(lines[0]!.y).toBeLessThan(lines[1]!.y);
    expect(placeLegend({ lines: [''] }, face)).toEqual([]);
  });
});
