// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useAssignment } from '@/keycodes/editing/assignmentStore';
import { useKeycodes } from '@/keycodes/keycodeStore';
import { keymapOf } from '../keymap/keymapJson';
import { useKeymap } from '@/keymap/keymapStore';
import { useSettings } from '@/settings/settingsStore';
import { published } from './published';

const keymap = keymapOf({
  keyboard: 'k',
  keymap: 'm',
  layout: 'LAYOUT',
  layers: [
    ['KC_A', 'KC_B', 'LT( 1, KC_NO )'],
    ['KC_TRNS', 'KC_TRNS', 'KC_TRNS'],
  ],
  keycodes: [{ key: 'MY_KEY' }],
  host_language: 'german',
});

let isDown = false;

beforeEach(async () => {
  isDown = false;
  vi.stubGlobal('fetch', (path: string) =>
    isDown
      ? Promise.reject(new TypeError('offline'))
      : Promise.resolve(new Response(JSON.stringify(published(path.replace(/^\/v1\/(constants\/)?/, '').replace(/\.json$/, ''))))),
  );
  setActivePinia(createPinia());
  useSettings().change({ hostLanguage: 'us', advances: true });
  useKeymap().load(keymap);
  useKeycodes();
  await vi.waitFor(() => expect(useKeycodes().status).toBe('ready'));
});

describe('the keycodes of the page', () => {
  it('are described once the constants have come', () => {
    expect(useKeycodes().describe('LT(1, KC_SPC)')).toMatchObject({ lines: ['Space'], hold: 'L1', kind: 'layer' });
    expect(useKeycodes().describe('KC_SPAEC').problem).toBeDefined();
    expect(useKeycodes().palettes.length).toBeGreaterThan(10);
  });

  it('know what the keymap declares, and the symbols of its language', async () => {
    expect(useKeycodes().check('MY_KEY')).toEqual([]);
    await vi.waitFor(() => expect(useKeycodes().check('DE_SS')).toEqual([]));
    expect(useKeycodes().describe('DE_SS').lines).toEqual(['ß']);
  });

  it('look as on the keyboard of the host', async () => {
    expect(useKeycodes().describe('KC_Y').lines).toEqual(['Y']);
    useSettings().change({ hostLanguage: 'german' });
    await vi.waitFor(() => expect(useKeycodes().describe('KC_Y').lines).toEqual(['Z']));
    useSettings().change({ hostLanguage: 'us' });
    await vi.waitFor(() => expect(useKeycodes().describe('KC_Y').lines).toEqual(['Y']));
  });

  it('can be asked for again when they could not be loaded', async () => {
    isDown = true;
    await useKeycodes().load();
    expect(useKeycodes().status).toBe('failed');
    isDown = false;
    await useKeycodes().load();
    expect(useKeycodes().status).toBe('ready');
  });
});

describe('what is chosen', () => {
  const select = (index: number) => {
    useKeymap().selected = { kind: 'key', layer: 0, index };
  };
  const keys = () => useKeymap().keymap?.layers[0];
  const selected = () => useKeymap().selected;

  it('goes to the selected key, and the next key is selected', () => {
    select(0);
    useAssignment().choose('KC_X');
    expect(keys()?.[0]).toBe('KC_X');
    expect(selected()).toMatchObject({ index: 1 });
  });

  it('stays at the key when people want that', () => {
    useSettings().change({ advances: false });
    select(0);
    useAssignment().choose('KC_X');
    expect(selected()).toMatchObject({ index: 0 });
  });

  it('wraps the key when it is a container, and fills one that is empty as it was spaced', () => {
    select(1);
    useAssignment().choose('LT(1, KC_NO)');
    expect(keys()?.[1]).toBe('LT(1, KC_B)');
    select(2);
    useAssignment().choose('KC_C');
    expect(keys()?.[2]).toBe('LT( 1, KC_C )');
  });

  it('waits for what goes inside when a container stays empty', () => {
    useKeymap().selected = { kind: 'key', layer: 1, index: 0 };
    useAssignment().choose('LCTL_T(KC_NO)');
    expect(useAssignment().fillsContainer).toBe(true);
    expect(selected()).toMatchObject({ index: 0 });
    useAssignment().choose('KC_Z');
    expect(useKeymap().keymap?.layers[1]?.[0]).toBe('LCTL_T(KC_Z)');
    expect(useAssignment().fillsContainer).toBe(false);
  });

  it('goes inside when that was asked for, until another key is selected', () => {
    select(1);
    useAssignment().write('LT(1, KC_B)');
    useAssignment().fillsContainer = true;
    useAssignment().choose('KC_D');
    expect(keys()?.[1]).toBe('LT(1, KC_D)');
    useAssignment().fillsContainer = true;
    select(0);
    expect(useAssignment().fillsContainer).toBe(false);
  });

  it('is dropped on a place, which is selected then', () => {
    useAssignment().drop({ kind: 'key', layer: 0, index: 0 }, 'LSFT_T(KC_NO)');
    expect(keys()?.[0]).toBe('LSFT_T(KC_A)');
    expect(selected()).toMatchObject({ index: 0 });
  });

  it('goes to the turns of encoders the keymap does not have yet', () => {
    useKeymap().selected = { kind: 'encoder', layer: 0, encoder: 0, turn: 'ccw' };
    useAssignment().choose('KC_VOLD');
    expect(useKeymap().keymap?.encoders?.[0]).toEqual([{ ccw: 'KC_VOLD', cw: 'KC_NO' }]);
    expect(selected()).toMatchObject({ turn: 'cw' });
  });

  it('is nothing when nothing is selected', () => {
    useAssignment().choose('KC_X');
    expect(keys()?.[0]).toBe('KC_A');
  });
});
