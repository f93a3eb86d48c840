// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import type { VueWrapper } from '@vue/test-utils';
import KeycodeEditor from '@/keycodes/KeycodeEditor.vue';
import type { Keymap } from '@/keymap/Keymap';
import { useKeymap } from '@/keymap/keymapStore';
import { mounted } from './mounted';

const keymap: Keymap = {
  keyboard: 'k',
  keymap: 'm',
  layout: 'LAYOUT',
  layers: [
    ['KC_A', 'LT( 1, KC_B )', 'MT(MOD_LCTL, KC_C)'],
    ['KC_TRNS', 'KC_TRNS', 'KC_TRNS'],
  ],
  others: {},
  order: [],
};
let editor: VueWrapper;

async function select(index: number, layer = 0): Promise<void> {
  editor = await mounted(KeycodeEditor, keymap);
  useKeymap().selected = { kind: 'key', layer, index };
  await editor.vm.$nextTick();
}

const key = (index: number, layer = 0) => useKeymap().keymap?.layers[layer]?.[index];
const button = (text: string) => editor.findAll('button').find((one) => one.text().includes(text))!;
const press = (code: string, init: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true, ...init });
  document.body.dispatchEvent(event);
  document.body.dispatchEvent(new KeyboardEvent('keyup', { code, bubbles: true }));
  return event;
};

afterEach(() => editor.unmount());

describe('the editor of a key', () => {
  it('asks to select one first', async () => {
    editor = await mounted(KeycodeEditor, keymap);
    expect(editor.text()).toContain('Select a key');
  });

  it('takes any keycode that is written, and says what is wrong with others', async () => {
    await select(0);
    const field = editor.get('input');
    await field.setValue('LT(1, KC_SPAEC');
    expect(editor.text()).toContain('The bracket of LT is not closed.');
    expect(field.attributes('aria-invalid')).toBe('true');
    await field.trigger('keydown', { key: 'Enter' });
    expect(key(0)).toBe('KC_A');

    await field.setValue('LT(1,  KC_SPAEC)');
    await button('Use KC_SPACE').trigger('click');
    expect(key(0)).toBe('LT(1,  KC_SPACE)');
    expect(editor.text()).toContain('Tapped: Space bar. Held: layer 1');
  });

  it('changes the layer of a container and keeps its spaces', async () => {
    await select(1);
    await editor.get('select').setValue('0');
    expect(key(1)).toBe('LT( 0, KC_B )');
    await button('Only the key inside').trigger('click');
    expect(key(1)).toBe('KC_B');
  });

  it('changes the modifiers of a container', async () => {
    await select(2);
    await button('Shift').trigger('click');
    expect(key(2)).toBe('MT(MOD_LCTL | MOD_LSFT, KC_C)');
    await editor.get('select').setValue('right');
    expect(key(2)).toBe('MT(MOD_RCTL | MOD_RSFT, KC_C)');
    await button('Control').trigger('click');
    await button('Shift').trigger('click');
    expect(key(2)).toBe('MT(MOD_RSFT, KC_C)');
  });

  it('makes keys transparent on every layer but the first', async () => {
    await select(0);
    expect(button('Transparent').attributes('disabled')).toBeDefined();
    await button('Nothing').trigger('click');
    expect(key(0)).toBe('KC_NO');
  });
});

describe('pressing keys to assign them', () => {
  it('goes from key to key until Escape is pressed', async () => {
    await select(0);
    await button('Press keys').trigger('click');
    expect(press('KeyX').defaultPrevented).toBe(true);
    expect(press('Tab').defaultPrevented).toBe(true);
    expect([key(0), key(1)]).toEqual(['KC_X', 'KC_TAB']);
    press('Escape');
    expect(press('KeyZ').defaultPrevented).toBe(false);
    expect(key(2)).toBe('MT(MOD_LCTL, KC_C)');
    await editor.vm.$nextTick();
    expect(button('Press keys').attributes('aria-pressed')).toBe('false');
  });

  it('leaves shortcuts alone', async () => {
    await select(0);
    await button('Press keys').trigger('click');
    expect(press('KeyR', { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(key(0)).toBe('KC_A');
  });

  it('ends when a field is written in', async () => {
    await select(0);
    await button('Press keys').trigger('click');
    editor.get('input').element.focus();
    expect(press('KeyX').defaultPrevented).toBe(false);
  });
});
