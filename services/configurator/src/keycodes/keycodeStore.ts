import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { requestJson } from '@/api/request';
import { pageLanguage, pageText } from '@/i18n/createTexts';
import { useKeyboards } from '@/keyboards/keyboardStore';
import { useKeymap } from '@/keymap/keymapStore';
import { useSettings } from '@/settings/settingsStore';
import { checkKeycode } from './checking/checkKeycode';
import type { KeycodeFinding } from './checking/KeycodeFinding';
import { findingText } from './checking/findingText';
import type { HostAlias } from './constants/HostAlias';
import { KeycodeCatalog } from './constants/KeycodeCatalog';
import { type Constants, loadConstants, loadLanguage } from './constants/loadConstants';
import { readDeclaredKeycodes } from './constants/readKeycodes';
import type { Descriptions } from './descriptions/Descriptions';
import { loadDescriptions } from './descriptions/Descriptions';
import { HostLanguage } from './hostLanguages/HostLanguage';
import type { KeycodeDescription } from './KeycodeDescription';
import { legendOf } from './legends/legendOf';
import { titleOf } from './legends/titleOf';
import { buildPalettes } from './palettes/buildPalettes';
import { type FoundKeycode, KeycodeIndex } from './search/KeycodeIndex';

const defaultLanguage = 'us';
const getJson = (path: string, signal?: AbortSignal): Promise<unknown> => requestJson(path, signal);

/** The keycodes there are, what they mean, and how they are shown and found. */
export const useKeycodes = defineStore('keycodes', () => {
  const keymaps = useKeymap();
  const keyboards = useKeyboards();
  const settings = useSettings();

  const constants = shallowRef<Constants | null>(null);
  const status = ref<'loading' | 'ready' | 'failed'>('loading');
  const descriptions = shallowRef<Descriptions | null>(null);
  const hostAliases = shallowRef<{
    readonly language: string;
    readonly aliases: readonly HostAlias[];
  } | null>(null);
  const keymapAliases = shallowRef<readonly HostAlias[]>([]);

  /** Fetches what the firmware publishes; done by itself at first, and again when it failed. */
  async function load(): Promise<void> {
    status.value = 'loading';
    try {
      constants.value = await loadConstants(getJson);
      status.value = 'ready';
    } catch {
      status.value = 'failed';
    }
  }

  const keymapLanguage = computed(() => {
    const language = keymaps.keymap?.others['host_language'];
    return typeof language === 'string' ? language : null;
  });
  const declared = computed(() => [
    ...readDeclaredKeycodes(keyboards.current?.keycodes),
    ...readDeclaredKeycodes(keymaps.keymap?.others['keycodes']),
  ]);
  const catalog = computed(() => (constants.value?.catalog ?? new KeycodeCatalog()).with(declared.value, keymapAliases.value));
  const host = computed(() => {
    const chosen = hostAliases.value;
    const base = constants.value?.catalog;
    return base === undefined
      ? null
      : chosen === null
        ? new HostLanguage(defaultLanguage, base.shifted, base)
        : new HostLanguage(chosen.language, chosen.aliases, base);
  });
  /** The languages a host can be set to, by the names their constants have; `us` is one of them. */
  const languages = computed(() => [...(constants.value?.published.languages.keys() ?? [])]);
  const layers = computed(() => keymaps.keymap?.layers.length ?? 1);
  const palettes = computed(() =>
    buildPalettes({
      catalog: catalog.value,
      host: host.value,
      layers: layers.value,
    }),
  );

  const describer = computed(() => {
    const legends = {
      catalog: catalog.value,
      host: host.value,
      layerName: (layer: number) => keymaps.layerNames[layer] ?? '',
    };
    const titles = {
      catalog: catalog.value,
      descriptions: descriptions.value,
      t: pageText,
    };
    const checks = {
      catalog: catalog.value,
      layers: keymaps.keymap === null ? null : layers.value,
    };
    const known = new Map<string, KeycodeDescription>();
    return (keycode: string): KeycodeDescription => {
      const former = known.get(keycode);
      if (former !== undefined) {
        return former;
      }
      const { lines, hold, kind } = legendOf(keycode, legends);
      const [finding] = checkKeycode(keycode, checks);
      const description = {
        lines,
        kind,
        title: titleOf(keycode, titles),
        ...(hold === '' ? {} : { hold }),
        ...(finding === undefined ? {} : { problem: findingText(finding, pageText) }),
      };
      known.set(keycode, description);
      return description;
    };
  });
  const index = computed(() => new KeycodeIndex(palettes.value, catalog.value, (keycode) => describer.value(keycode)));

  /** How a keycode is shown. */
  function describe(keycode: string): KeycodeDescription {
    return describer.value(keycode);
  }

  /** Everything wrong with a keycode that would stand in the keymap that is edited. */
  function check(keycode: string): readonly KeycodeFinding[] {
    return checkKeycode(keycode, {
      catalog: catalog.value,
      layers: keymaps.keymap === null ? null : layers.value,
    });
  }

  /** The keycodes of the palettes that match a text, best first. */
  function find(text: string): readonly FoundKeycode[] {
    return index.value.find(text);
  }

  /** Makes ready what `find` needs, before the first letter is typed. */
  function prepareSearch(): void {
    void index.value;
  }

  async function aliasesOf(language: string): Promise<readonly HostAlias[]> {
    const published = constants.value?.published;
    return published === undefined ? [] : loadLanguage(getJson, published, language).catch(() => []);
  }

  watch(
    () => [constants.value, settings.settings.hostLanguage] as const,
    async ([loaded, language]) => {
      const aliases = loaded === null || language === defaultLanguage ? [] : await aliasesOf(language);
      if (language === settings.settings.hostLanguage) {
        hostAliases.value = aliases.length === 0 ? null : { language, aliases };
      }
    },
    { immediate: true },
  );
  watch(
    () => [constants.value, keymapLanguage.value] as const,
    async ([loaded, language]) => {
      const aliases = loaded === null || language === null ? [] : await aliasesOf(language);
      if (language === keymapLanguage.value) {
        keymapAliases.value = aliases;
      }
    },
    { immediate: true },
  );
  watch(
    pageLanguage,
    async (language) => {
      const loaded = await loadDescriptions(language).catch(() => null);
      if (language === pageLanguage.value) {
        descriptions.value = loaded ?? descriptions.value;
      }
    },
    { immediate: true },
  );
  void load();

  return {
    catalog,
    host,
    languages,
    palettes,
    status,
    load,
    describe,
    check,
    find,
    prepareSearch,
  };
});
