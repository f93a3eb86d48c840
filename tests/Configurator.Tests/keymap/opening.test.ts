// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { useKeyboards } from '@/keyboards/keyboardStore';
import { keepDrafts } from '@/keymap/drafts/keepDrafts';
import { useKeymap } from '@/keymap/keymapStore';
import { changeLayout, openKeyboard, openKeymap, startOver } from '@/keymap/opening';
import { aKeymap } from './aKeymap';

const keys = (labels: readonly string[]) => ({ layout: labels.map((label, x) => ({ x, y: 0, label, matrix: [0, x] })) });
const board = (folder: string, more: object = {}) => ({
  keyboards: {
    [folder]: {
      keyboard_name: folder,
      keyboard_folder: folder,
      layouts: { LAYOUT: keys(['A', 'B']), LAYOUT_three: keys(['A', 'B', 'C']) },
      ...more,
    },
  },
});

/** What a gateway would say, by path. */
let answers: Record<string, unknown>;

beforeEach(() => {
  localStorage.clear();
  history.replaceState(null, '', '#/');
  setActivePinia(createPinia());
  keepDrafts();
  const old = board('a/1').keyboards['a/1'];
  answers = {
    '/v1/keyboards/a/1/info.json': board('a/1', { layout_aliases: { LAYOUT_former: 'LAYOUT_three' } }),
    '/v1/keyboards/a/info.json': { keyboards: { a: old } },
    '/v1/keyboards/b/info.json': board('b', { keymaps: { default: {} } }),
    '/v1/keyboards/b/keymaps/default': {
      keyboard: 'b',
      keymap: 'default',
      layout: 'LAYOUT',
      layers: [
        ['KC_Y', 'KC_Z'],
        ['KC_TRNS', 'KC_1'],
      ],
    },
  };
  vi.stubGlobal('fetch', (path: string) => {
    const answer = answers[new URL(path, 'http://gateway').pathname];
    return Promise.resolve(
      new Response(JSON.stringify(answer ?? { message: 'none' }), {
        status: answer === undefined ? 404 : 200,
        headers: { 'content-type': 'application/json' },
      }),
    );
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('A keyboard', () => {
  it('is opened with what its keys say, and the address says so', async () => {
    await openKeyboard('a/1');
    expect(useKeymap().keymap).toMatchObject({ keyboard: 'a/1', layout: 'LAYOUT', layers: [['KC_A', 'KC_B']] });
    expect(location.hash).toBe('#/a/1/LAYOUT');
  });

  it('is opened with its default keymap where it publishes one', async () => {
    await openKeyboard('b');
    expect(useKeymap().keymap).toMatchObject({
      keymap: 'default',
      layers: [
        ['KC_Y', 'KC_Z'],
        ['KC_TRNS', 'KC_1'],
      ],
    });
  });

  it('is opened in the layout that is asked for, by its old name too', async () => {
    await openKeyboard('b', 'LAYOUT_three');
    expect(useKeymap().keymap?.layers).toEqual([
      ['KC_Y', 'KC_Z', 'KC_NO'],
      ['KC_TRNS', 'KC_1', 'KC_TRNS'],
    ]);
    await openKeyboard('a/1', 'LAYOUT_former');
    expect(location.hash).toBe('#/a/1/LAYOUT_three');
  });

  it('has its present name when it is asked for by an old one', async () => {
    await openKeyboard('a');
    expect(useKeymap().keymap?.keyboard).toBe('a/1');
    expect(location.hash).toBe('#/a/1/LAYOUT');
  });

  it('is opened as it was left', async () => {
    await openKeyboard('a/1');
    useKeymap().assign({ kind: 'key', layer: 0, index: 1 }, 'KC_X');
    await nextTick();
    await openKeyboard('b');
    setActivePinia(createPinia());
    await openKeyboard('a/1');
    expect(useKeymap().keymap?.layers).toEqual([['KC_A', 'KC_X']]);
  });

  it('that does not exist leaves what is shown, and says so', async () => {
    await openKeyboard('a/1');
    await openKeyboard('nope');
    expect(useKeyboards().trouble).toEqual({ kind: 'missing', keyboard: 'nope' });
    expect(useKeymap().keymap?.keyboard).toBe('a/1');
    expect(location.hash).toBe('#/a/1/LAYOUT');
  });

  it('asked for last is the one that is shown', async () => {
    await Promise.all([openKeyboard('b'), openKeyboard('a/1')]);
    expect(useKeymap().keymap?.keyboard).toBe('a/1');
    expect(useKeyboards().current?.folder).toBe('a/1');
  });
});

describe('A keymap', () => {
  it('brings its keyboard along, and is kept', async () => {
    expect(await openKeymap(aKeymap([['KC_1', 'KC_2']], { keyboard: 'b' }), ['base'])).toBe(true);
    expect(useKeyboards().current?.folder).toBe('b');
    await nextTick();
    await openKeyboard('a/1');
    await openKeyboard('b');
    expect(useKeymap().keymap?.layers).toEqual([['KC_1', 'KC_2']]);
    expect(useKeymap().layerNames).toEqual(['base']);
  });

  it('of a keyboard that does not exist is not opened', async () => {
    await openKeyboard('a/1');
    expect(await openKeymap(aKeymap([['KC_1']], { keyboard: 'nope' }))).toBe(false);
    expect(useKeymap().keymap?.keyboard).toBe('a/1');
  });

  it('changes to another layout and back, which can be undone', async () => {
    await openKeyboard('a/1');
    changeLayout('change', 'LAYOUT_three');
    expect(useKeymap().keymap).toMatchObject({ layout: 'LAYOUT_three', layers: [['KC_A', 'KC_B', 'KC_NO']] });
    expect(location.hash).toBe('#/a/1/LAYOUT_three');
    useKeymap().undo();
    expect(useKeymap().keymap?.layout).toBe('LAYOUT');
  });

  it('starts over, which can be undone', async () => {
    await openKeyboard('b');
    useKeymap().assign({ kind: 'key', layer: 0, index: 0 }, 'KC_X');
    await startOver('start over');
    expect(useKeymap().keymap?.layers[0]).toEqual(['KC_Y', 'KC_Z']);
    useKeymap().undo();
    expect(useKeymap().keymap?.layers[0]).toEqual(['KC_X', 'KC_Z']);
  });
});
