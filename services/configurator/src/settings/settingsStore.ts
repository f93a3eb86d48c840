import { defineStore } from 'pinia';
import { shallowRef, watch } from 'vue';
import { readSaved, save } from '@/saving/browserStorage';
import { isRecord } from '@/saving/isRecord';
import { settingsOf, type Settings } from './Settings';

/** The settings, saved with every change. */
export const useSettings = defineStore('settings', () => {
  const settings = shallowRef<Settings>(settingsOf(readSaved('settings', isRecord)));

  /** Changes some of the settings. */
  function change(some: Partial<Settings>): void {
    settings.value = { ...settings.value, ...some };
    save('settings', settings.value);
  }

  watch(
    () => settings.value.theme,
    (theme) => {
      if (theme === 'system') {
        delete document.documentElement.dataset['theme'];
      } else {
        document.documentElement.dataset['theme'] = theme;
      }
    },
    { immediate: true },
  );

  return { settings, change };
});
