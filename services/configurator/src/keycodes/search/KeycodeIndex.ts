import type { KeycodeCatalog } from '../constants/KeycodeCatalog';
import { otherNames } from '../constants/otherNames';
import { readContainer } from '../containers/ContainerUse';
import { compactKeycode } from '../grammar/compactKeycode';
import { keysOf, type Palette, type PaletteId, type PaletteKey } from '../palettes/Palette';

/** A key of the palettes, with everything it can be found by. */
interface Indexed {
  readonly key: PaletteKey;
  readonly palette: PaletteId;
  /** Names and aliases, lower case, with and without `kc_`. */
  readonly names: readonly string[];
  /** Label and legend, lower case. */
  readonly labels: readonly string[];
  /** Description, lower case. */
  readonly words: string;
}

/** A key that was found. */
export interface FoundKeycode {
  readonly key: PaletteKey;
  readonly palette: PaletteId;
}

/** What is said about a keycode in the page's language, to be searched too. */
export interface SearchTexts {
  readonly lines: readonly string[];
  readonly title: string;
}

/**
 * Finds keycodes by names, aliases, labels, legends and descriptions. Built once for the palettes; a search reads through all of them,
 * which are about a thousand.
 */
export class KeycodeIndex {
  private readonly all: readonly Indexed[];

  constructor(palettes: readonly Palette[], catalog: KeycodeCatalog, textsOf: (keycode: string) => SearchTexts) {
    const seen = new Set<string>();
    this.all = palettes.flatMap((palette) =>
      keysOf(palette).flatMap((key) => {
        const compact = compactKeycode(key.keycode);
        if (seen.has(compact)) {
          return [];
        }
        seen.add(compact);
        return [index(key, palette.id, catalog, textsOf(key.keycode))];
      }),
    );
  }

  /** The keys that match every word of the text, best first; none for an empty text. */
  find(text: string): readonly FoundKeycode[] {
    const whole = text.trim().toLowerCase();
    const words = whole.split(/\s+/).filter((word) => word !== '');
    if (words.length === 0) {
      return [];
    }
    return this.all
      .map((item, at) => ({
        item,
        at,
        score: Math.max(score(item, whole), words.length > 1 ? scoreAll(item, words) : 0),
      }))
      .filter(({ score: found }) => found > 0)
      .sort((a, b) => b.score - a.score || a.at - b.at)
      .map(({ item }) => ({ key: item.key, palette: item.palette }));
  }
}

function index(key: PaletteKey, palette: PaletteId, catalog: KeycodeCatalog, texts: SearchTexts): Indexed {
  const use = readContainer(key.keycode);
  const keycode = catalog.find(key.keycode);
  const alias = catalog.findAlias(key.keycode);
  const full = [
    key.keycode,
    ...(keycode === undefined ? [] : [keycode.key, ...keycode.aliases]),
    ...(alias === undefined ? [] : [alias.key, ...alias.aliases, alias.expression]),
    ...(use === null
      ? []
      : [...[use.container.name, ...use.container.aliases].flatMap((name) => [name, `${name}(`]), ...oneShotNames(key.keycode)]),
  ].map((name) => name.toLowerCase());
  return {
    key,
    palette,
    names: [...new Set(full.flatMap((name) => [name, name.replace(/^(kc|qk)_/, ''), name.replaceAll(' ', '')]))],
    labels: [keycode?.label, alias?.label, texts.lines.join(' '), texts.lines.join(''), ...texts.lines]
      .filter((label): label is string => label !== undefined && label !== '')
      .map((label) => label.toLowerCase()),
    words: texts.title.toLowerCase(),
  };
}

function oneShotNames(keycode: string): string[] {
  const compact = compactKeycode(keycode);
  return [...otherNames].filter(([, expression]) => compactKeycode(expression) === compact).map(([name]) => name);
}

function score({ names, labels, words }: Indexed, text: string): number {
  if (labels.includes(text) || names.includes(text)) {
    return 100 - (names.includes(text) ? 0 : 1);
  }
  if (names.some((name) => name.startsWith(text))) {
    return 80;
  }
  if (labels.some((label) => label.startsWith(text))) {
    return 70;
  }
  if (startsWord(words, text)) {
    return 60;
  }
  if (names.some((name) => name.includes(`_${text}`) || name.includes(`(${text}`))) {
    return 50;
  }
  // A single letter inside of names would find nearly everything.
  const isLong = text.length > 1 || /[^\x20-\x7e]/.test(text);
  return isLong && (names.some((name) => name.includes(text)) || labels.some((label) => label.includes(text)) || words.includes(text))
    ? 30
    : 0;
}

function scoreAll(item: Indexed, words: readonly string[]): number {
  return Math.min(...words.map((word) => score(item, word))) * 0.9;
}

function startsWord(words: string, text: string): boolean {
  for (let at = words.indexOf(text); at >= 0; at = words.indexOf(text, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(words.charAt(at - 1))) {
      return true;
    }
  }
  return false;
}
