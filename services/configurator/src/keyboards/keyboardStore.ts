import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { ApiError, requestJson } from '@/api/request';
import { isRecord } from '@/saving/isRecord';
import { readFavourites, toggleFavourite } from './favourites';
import type { KeyboardInfo, Layout } from './KeyboardInfo';
import { keyboardInfoOf } from './keyboardInfoOf';
import { resolveLayout, usualLayout } from './resolveLayout';
import { KeyboardIndex, type KeyboardMatch } from './search/KeyboardIndex';

/** Why a keyboard is not shown: it does not exist, or the service did not answer. */
export type KeyboardTrouble = { readonly kind: 'missing' | 'unreachable'; readonly keyboard: string };

/** The keyboards there are, and the one that is chosen. */
export const useKeyboards = defineStore('keyboards', () => {
  const names = shallowRef<readonly string[]>([]);
  const aliases = shallowRef<Readonly<Record<string, string>>>({});
  const favourites = shallowRef(readFavourites());
  const current = shallowRef<KeyboardInfo | null>(null);
  const layoutName = ref('');
  const isLoading = ref(false);
  const trouble = shallowRef<KeyboardTrouble | null>(null);
  let asked: AbortController | null = null;

  const index = computed(() => new KeyboardIndex(names.value, aliases.value));
  const layout = computed<Layout>(() => current.value?.layouts[layoutName.value] ?? []);

  /** Fetches the names of all keyboards, present and old. @throws ApiError */
  async function loadNames(): Promise<void> {
    const [present, old] = await Promise.all([
      requestJson<readonly string[]>('/v1/keyboards'),
      requestJson<{ keyboard_aliases?: unknown }>('/v1/keyboard_aliases.json').catch(() => ({ keyboard_aliases: {} })),
    ]);
    names.value = present;
    aliases.value = isRecord(old.keyboard_aliases)
      ? Object.fromEntries(
          Object.entries(old.keyboard_aliases).map(([name, entry]) => [name, isRecord(entry) ? String(entry['target']) : '']),
        )
      : {};
    // The first search finds everything made ready for it.
    setTimeout(() => index.value.search('made ready', 1), 500);
  }

  /**
   * Fetches what is known of a keyboard, to be shown. Of two that are asked for one after the other the second counts.
   * @returns null when it is not to be shown; `trouble` says why, unless another one was asked for
   */
  async function find(keyboard: string): Promise<KeyboardInfo | null> {
    asked?.abort();
    const asking = (asked = new AbortController());
    isLoading.value = true;
    trouble.value = null;
    try {
      const path = keyboard.split('/').map(encodeURIComponent).join('/');
      const info = keyboardInfoOf(keyboard, await requestJson(`/v1/keyboards/${path}/info.json`, asking.signal));
      if (asking === asked && info === null) {
        trouble.value = { kind: 'missing', keyboard };
      }
      return asking === asked ? info : null;
    } catch (error) {
      if (asking === asked) {
        trouble.value = { kind: error instanceof ApiError && error.status === 404 ? 'missing' : 'unreachable', keyboard };
      }
      return null;
    } finally {
      if (asking === asked) {
        isLoading.value = false;
      }
    }
  }

  /** Shows a keyboard. @param wanted a layout by its present or old name; the usual one when there is none of that name */
  function show(info: KeyboardInfo, wanted: string | null = null): void {
    current.value = info;
    layoutName.value = resolveLayout(info, wanted) ?? usualLayout(info) ?? '';
  }

  return {
    names,
    aliases,
    favourites,
    current,
    layouts: computed<readonly string[]>(() => Object.keys(current.value?.layouts ?? {})),
    layoutName,
    layout,
    isLoading,
    trouble,
    loadNames,
    find,
    show,
    /** Forgets what went wrong: something else is shown. */
    forgetTrouble: () => {
      trouble.value = null;
    },
    /** The keyboards that fit best what was typed. */
    search: (text: string, most: number): readonly KeyboardMatch[] => index.value.search(text, most),
    /** Makes a keyboard a favourite, or no longer one. */
    toggleFavourite: (keyboard: string) => {
      favourites.value = toggleFavourite(favourites.value, keyboard);
    },
  };
});
