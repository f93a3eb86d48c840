// @vitest-environment jsdom
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTexts } from '@/i18n/createTexts';
import { useKeymap } from '@/keymap/keymapStore';
import LayerList from '@/keymap/LayerList.vue';
import { aKeymap } from './aKeymap';

async function show() {
  const pinia = createPinia();
  setActivePinia(pinia);
  useKeymap().load(aKeymap([['MO(1)'], ['KC_B'], ['KC_C']]), { names: ['base', '', 'fn'] });
  return mount(LayerList, { props: { panel: 'stage' }, global: { plugins: [pinia, await createTexts()] }, attachTo: document.body });
}

beforeEach(() => localStorage.clear());

describe('The layers', () => {
  it('are tabs with their numbers and names', async () => {
    const tabs = (await show()).findAll('[role=tab]');
    expect(tabs.map((tab) => tab.text().replace(/\s+/g, ' '))).toEqual(['Layer 0 base', 'Layer 1', 'Layer 2 fn']);
    expect(tabs.map((tab) => tab.attributes('aria-selected'))).toEqual(['true', 'false', 'false']);
  });

  it('are gone through with arrow keys, and taken along with Alt', async () => {
    const list = await show();
    const store = useKeymap();
    await list.find('[role=tablist]').trigger('keydown', { key: 'ArrowDown' });
    expect(store.layer).toBe(1);
    await list.find('[role=tablist]').trigger('keydown', { key: 'ArrowDown', altKey: true });
    expect(store.layer).toBe(2);
    expect(store.keymap?.layers).toEqual([['MO(2)'], ['KC_C'], ['KC_B']]);
    expect(store.layerNames).toEqual(['base', 'fn', '']);
  });

  it('get one more, which is shown', async () => {
    const list = await show();
    await list.find('button[aria-label="Add a layer"]').trigger('click');
    expect(useKeymap().keymap?.layers).toHaveLength(4);
    expect(useKeymap().layer).toBe(3);
  });

  it('are duplicated, copied, pasted, cleared and deleted by the menu', async () => {
    const list = await show();
    const store = useKeymap();
    const choose = async (text: string) => {
      await list.find('[aria-haspopup=menu]').trigger('click');
      await list
        .findAll('[role=menuitem]')
        .find((item) => item.text() === text)!
        .trigger('click');
    };
    await choose('Copy the keys');
    store.layer = 2;
    await choose('Paste the keys');
    expect(store.keymap?.layers[2]).toEqual(['MO(1)']);
    await choose('Clear all keys');
    expect(store.keymap?.layers[2]).toEqual(['KC_NO']);
    await choose('Duplicate');
    expect(store.keymap?.layers).toHaveLength(4);
    await choose('Delete');
    expect(store.keymap?.layers).toEqual([['MO(1)'], ['KC_B'], ['KC_NO']]);
  });
});
