import { defineStore } from 'pinia';
import type { KeycodeDescription } from './KeycodeDescription';

/** The keycodes there are, and what they mean. */
export const useKeycodes = defineStore('keycodes', () => {
  /** How a keycode is shown. */
  function describe(keycode: string): KeycodeDescription {
    const kind = keycode === 'KC_NO' ? 'none' : keycode === 'KC_TRNS' ? 'transparent' : 'basic';
    return { lines: [kind === 'basic' ? keycode.replace(/^KC_/, '') : ''], title: keycode, kind };
  }

  return { describe };
});
