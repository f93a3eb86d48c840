import { mount, type VueWrapper } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { vi } from 'vitest';
import type { Component } from 'vue';
import { createTexts } from '@/i18n/createTexts';
import { useKeycodes } from '@/keycodes/keycodeStore';
import type { Keymap } from '@/keymap/Keymap';
import { useKeymap } from '@/keymap/keymapStore';
import { published } from './published';

/** A component as it is on the page: with its texts in English, a keymap to edit, and the firmware's constants. */
export async function mounted(component: Component, keymap: Keymap, props: Record<string, unknown> = {}): Promise<VueWrapper> {
  localStorage.clear();
  vi.stubGlobal('fetch', (path: string) =>
    Promise.resolve(new Response(JSON.stringify(published(path.replace(/^\/v1\/(constants\/)?/, '').replace(/\.json$/, ''))))),
  );
  const pinia = createPinia();
  setActivePinia(pinia);
  const texts = await createTexts();
  useKeymap().load(keymap);
  useKeycodes();
  await vi.waitFor(() => {
    if (useKeycodes().status !== 'ready' || useKeycodes().describe('KC_SPC').title !== 'Space bar') {
      throw new Error('The constants have not come yet.');
    }
  });
  return mount(component, { props, global: { plugins: [pinia, texts] }, attachTo: document.body });
}
