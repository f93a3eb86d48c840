import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { requestJson } from '@/api/request';
import { isRecord } from '@/saving/isRecord';
import type { KeyboardInfo, Layout } from './KeyboardInfo';
import { keyboardInfoOf } from './keyboardInfoOf';

/** The keyboards there are, and the one that is chosen. */
export const useKeyboards = defineStore('keyboards', () => {
  const names = shallowRef<readonly string[]>([]);
  const aliases = shallowRef<Readonly<Record<string, string>>>({});
  const current = shallowRef<KeyboardInfo | null>(null);
  const layoutName = ref('');
  const isLoading = ref(false);
  const error = ref<string | null>(null);

  const layout = computed<Layout>(() => current.value?.layouts[layoutName.value] ?? []);

  /** Fetches the names of all keyboards, present and old. */
  async function loadNames(): Promise<void> {
    const [present, old] = await Promise.all([
      requestJson<readonly string[]>('/v1/keyboards'),
      requestJson<{ keyboard_aliases?: unknown }>('/v1/keyboard_aliases.json').catch(() => ({ keyboard_aliases: {} })),
    ]);
    names.value = present;
    aliases.value = Object.fromEntries(
      Object.entries(isRecord(old.keyboard_aliases) ? old.keyboard_aliases : {}).map(([name, entry]) => [name, isRecord(entry) ? String(entry['target']) : '']),
    );
  }

  /** Fetches a keyboard and shows one of its layouts. @param wanted a layout by its present or old name; the first one when it is missing */
  async function choose(keyboard: string, wanted?: string | null): Promise<KeyboardInfo | null> {
    isLoading.value = true;
    error.value = null;
    try {
      const info = keyboardInfoOf(keyboard, await requestJson(`/v1/keyboards/${keyboard}/info.json`));
      current.value = info;
      layoutName.value = info === null ? '' : (resolve(info, wanted) ?? Object.keys(info.layouts)[0] ?? '');
      return info;
    } catch (problem) {
      error.value = problem instanceof Error ? problem.message : String(problem);
      return null;
    } finally {
      isLoading.value = false;
    }
  }

  /** Shows another layout of the keyboard. */
  function chooseLayout(wanted: string): void {
    layoutName.value = (current.value && resolve(current.value, wanted)) ?? layoutName.value;
  }

  function resolve(info: KeyboardInfo, wanted: string | null | undefined): string | null {
    const name = info.layoutAliases[wanted ?? ''] ?? wanted ?? '';
    return info.layouts[name] === undefined ? null : name;
  }

  return { names, aliases, current, layoutName, layout, isLoading, error, loadNames, choose, chooseLayout };
});
