// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import type { VueWrapper } from '@vue/test-utils';
import KeycodePalette from '@/keycodes/KeycodePalette.vue';
import type { Keymap } from '@/keymap/Keymap';
import { useKeymap } from '@/keymap/keymapStore';
import { mounted } from './mounted';

const keymap: Keymap = { keyboard: 'k', keymap: 'm', layout: 'LAYOUT', layers: [['KC_A', 'KC_B']], others: {}, order: [] };
let palette: VueWrapper;

const open = async () => {
  palette = await mounted(KeycodePalette, keymap);
  useKeymap().selected = { kind: 'key', layer: 0, index: 0 };
  await palette.vm.$nextTick();
};
const keycap = (keycode: string) => palette.findAll('button.keycap').find((one) => one.attributes('aria-label')?.endsWith(`, ${keycode}`))!;
const tab = (name: string) => palette.findAll('[role=tab]').find((one) => one.text() === name)!;
const keys = () => useKeymap().keymap?.layers[0];

afterEach(() => palette.unmount());

describe('the palette', () => {
  it('puts what is clicked on the selected key', async () => {
    await open();
    await keycap('KC_Q').trigger('click');
    await keycap('KC_W').trigger('click');
    expect(keys()).toEqual(['KC_Q', 'KC_W']);
  });

  it('wraps the selected key in what holds a key', async () => {
    await open();
    await tab('Modifiers').trigger('click');
    await keycap('LSFT_T(KC_NO)').trigger('click');
    expect(keys()?.[0]).toBe('LSFT_T(KC_A)');
  });

  it('brings a layer along with the first way to it', async () => {
    await open();
    await tab('Layers').trigger('click');
    await keycap('MO(1)').trigger('click');
    expect(useKeymap().keymap?.layers).toEqual([
      ['MO(1)', 'KC_B'],
      ['KC_TRNS', 'KC_TRNS'],
    ]);
  });

  it('is one stop of the Tab key, with arrow keys inside', async () => {
    await open();
    const stops = () => palette.findAll<HTMLButtonElement>('button.keycap').filter(({ element }) => element.tabIndex === 0);
    expect(stops()).toHaveLength(1);
    stops()[0]?.element.focus();
    await stops()[0]?.trigger('keydown', { key: 'ArrowRight' });
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Function key F1, KC_F1');
    expect(stops()).toHaveLength(1);
  });

  it('finds keycodes by what they do, and Enter takes the first', async () => {
    await open();
    const search = palette.get('input[type=search]');
    await search.setValue('louder');
    expect(palette.text()).toContain('Volume up: louder');
    await search.trigger('keydown', { key: 'Enter' });
    expect(keys()?.[0]).toBe('KC_VOLU');
    await search.setValue('zzzz');
    expect(palette.text()).toContain('No keycode matches “zzzz”.');
    await search.trigger('keydown', { key: 'Escape' });
    expect(tab('Basic').attributes('aria-selected')).toBe('true');
  });
});
