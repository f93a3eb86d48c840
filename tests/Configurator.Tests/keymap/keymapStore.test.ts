// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import { keymapOfDraft } from '@/keymap/drafts/draftText';
import { dropDraft, keepDraft, latestKeyboard, readDraft } from '@/keymap/drafts/drafts';
import { keepDrafts } from '@/keymap/drafts/keepDrafts';
import { useKeymap } from '@/keymap/keymapStore';
import { insertLayer } from '@/keymap/layers/editLayers';
import { aKeymap } from './aKeymap';

const layers = [
  ['KC_A', 'KC_B'],
  ['KC_TRNS', 'KC_TRNS'],
];

beforeEach(() => {
  localStorage.clear();
  setActivePinia(createPinia());
});

describe('The keymap that is edited', () => {
  it('gets keycodes at the selected place, which can be undone and done again', () => {
    const store = useKeymap();
    store.load(aKeymap(layers));
    store.selected = { kind: 'key', layer: 0, index: 1 };
    store.assignSelected('KC_X');
    expect(store.keymap?.layers[0]).toEqual(['KC_A', 'KC_X']);
    expect(store.canUndo).toBe('KC_X');
    store.undo();
    expect(store.keymap?.layers[0]).toEqual(['KC_A', 'KC_B']);
    expect(store.canUndo).toBeNull();
    store.redo();
    expect(store.keymap?.layers[0]).toEqual(['KC_A', 'KC_X']);
  });

  it('keeps the selected key from layer to layer', () => {
    const store = useKeymap();
    store.load(aKeymap(layers));
    store.selected = { kind: 'key', layer: 0, index: 1 };
    store.layer = 1;
    expect(store.selected).toEqual({ kind: 'key', layer: 1, index: 1 });
    store.selectNext();
    expect(store.selected).toEqual({ kind: 'key', layer: 1, index: 0 });
  });

  it('never shows a layer that is gone', () => {
    const store = useKeymap();
    store.load(aKeymap(layers));
    store.changeLayers('add', (all) => insertLayer(all, 2));
    store.layer = 2;
    store.undo();
    expect(store.layer).toBe(1);
  });

  it('has its problems replaced by whoever found them', () => {
    const store = useKeymap();
    store.load(aKeymap(layers));
    store.report('api', [{ path: '$.layers[0][0]', message: 'one' }]);
    store.report('baking', [{ path: '$', message: 'two' }]);
    store.report('api', []);
    expect(store.problems.map(({ message }) => message)).toEqual(['two']);
  });

  it('remembers a copied layer for other keyboards', () => {
    const store = useKeymap();
    store.load(aKeymap(layers));
    store.copyLayer(0);
    setActivePinia(createPinia());
    expect(useKeymap().copiedLayer).toEqual(['KC_A', 'KC_B']);
  });
});

describe('A draft', () => {
  it('is kept with every edit, with the names of the layers', async () => {
    const store = useKeymap();
    keepDrafts();
    store.load(
      aKeymap(layers, {
        keyboard: 'crkbd/rev1',
        others: { author: 'me', big: 1 },
        order: ['author', 'keyboard', 'big'],
      }),
    );
    await nextTick();
    expect(readDraft('crkbd/rev1')).toBeNull();

    store.assign({ kind: 'key', layer: 1, index: 0 }, 'KC_F1');
    store.rename('rename', 1, 'fn');
    store.layer = 1;
    await nextTick();
    const draft = readDraft('crkbd/rev1')!;
    expect(keymapOfDraft(draft.keymap)).toMatchObject({
      layers: [layers[0], ['KC_F1', 'KC_TRNS']],
      others: { author: 'me', big: 1 },
    });
    expect(draft).toMatchObject({ layerNames: ['', 'fn'], layer: 1 });
    expect(latestKeyboard()).toBe('crkbd/rev1');
  });

  it('is kept at once of a keymap that was brought along', async () => {
    keepDrafts();
    useKeymap().load(aKeymap(layers), { isOwn: true });
    await nextTick();
    expect(readDraft('k')).not.toBeNull();
  });

  it('makes room by letting the oldest go', () => {
    for (let at = 0; at < 45; at++) {
      expect(keepDraft(`k${at}`, { keymap: '{}', layerNames: [], layer: 0, at })).toBe(true);
    }
    expect(readDraft('k0')).toBeNull();
    expect(readDraft('k44')).not.toBeNull();
    expect(latestKeyboard()).toBe('k44');
    dropDraft('k44');
    expect(latestKeyboard()).toBe('k43');
  });

  it('that makes no sense is none', () => {
    localStorage.setItem('keymap-bakery:draft:k', '{"keymap":3}');
    expect(readDraft('k')).toBeNull();
    localStorage.setItem('keymap-bakery:draft:k', '{');
    expect(readDraft('k')).toBeNull();
    expect(keymapOfDraft('{"layers":3}')).toBeNull();
  });
});
