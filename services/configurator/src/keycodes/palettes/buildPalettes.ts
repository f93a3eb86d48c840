import { type Keycode, preferredName } from '../constants/Keycode';
import type { KeycodeCatalog } from '../constants/KeycodeCatalog';
import type { HostLanguage } from '../hostLanguages/HostLanguage';
import { containerSections } from './containerSections';
import {
  type Palette,
  type PaletteGap,
  type PaletteId,
  paletteIds,
  type PaletteKey,
  type PaletteSection,
  type SectionId,
  sectionIds,
} from './Palette';
import { sectionOf } from './sectionOf';
import { mainBlock, namesInShape, navigationBlock, numpadBlock, type ShapeItem } from './shapes';

/** What the palettes are made of. */
export interface PaletteSources {
  readonly catalog: KeycodeCatalog;
  /** Whose symbols are offered; none when null. */
  readonly host: HostLanguage | null;
  /** Layers of the keymap. */
  readonly layers: number;
}

const shapes: readonly (readonly [SectionId, readonly (readonly ShapeItem[])[]])[] = [
  ['main', mainBlock],
  ['navigation', navigationBlock],
  ['numpad', numpadBlock],
];
const shaped = new Set(shapes.flatMap(([, block]) => namesInShape(block)));

/** All tabs of the palette, in their order; every published keycode stands in one of them. */
export function buildPalettes(sources: PaletteSources): readonly Palette[] {
  const sections = collect(sources);
  return paletteIds.flatMap((id) => {
    const own = sections.get(id);
    const inOrder = sectionIds.flatMap((section) => own?.get(section) ?? []);
    return inOrder.length === 0 ? [] : [{ id, sections: inOrder }];
  });
}

function collect({ catalog, host, layers }: PaletteSources): ReadonlyMap<PaletteId, ReadonlyMap<SectionId, PaletteSection>> {
  const wrapped = new Map<string, PaletteKey[]>();
  const add = (palette: PaletteId, section: SectionId, keys: readonly PaletteKey[]): void => {
    const place = `${palette} ${section}`;
    wrapped.set(place, [...(wrapped.get(place) ?? []), ...keys]);
  };
  if (!catalog.isEmpty) {
    containerSections(layers).forEach((section) => add(...section));
    addSymbols(add, catalog, host);
  }
  for (const keycode of [...catalog.declared, ...catalog.keycodes]) {
    if (!shaped.has(keycode.key) || keycode.group === 'modifiers') {
      add(...sectionOf(keycode), [keyOf(keycode)]);
    }
  }

  const palettes = new Map<PaletteId, Map<SectionId, PaletteSection>>();
  const put = (palette: PaletteId, section: PaletteSection): void => {
    palettes.set(palette, (palettes.get(palette) ?? new Map<SectionId, PaletteSection>()).set(section.id, section));
  };
  for (const [id, block] of shapes) {
    const rows = block.map((row) => row.flatMap((item) => shapedKey(item, catalog)));
    if (rows.flat().some((item) => 'keycode' in item)) {
      put('basic', { id, isShaped: true, rows });
    }
  }
  for (const [place, keys] of wrapped) {
    const [palette, section] = place.split(' ') as [PaletteId, SectionId];
    if (keys.length > 0) {
      put(palette, { id: section, isShaped: false, rows: [keys] });
    }
  }
  return palettes;
}

function keyOf(keycode: Keycode): PaletteKey {
  // On a keyboard nothing is written on dead keys; here it would look like a mistake.
  return keycode.key === 'KC_NO' ? { keycode: keycode.key, looks: { lines: ['✕'] } } : { keycode: preferredName(keycode) };
}

function shapedKey(item: ShapeItem, catalog: KeycodeCatalog): (PaletteKey | PaletteGap)[] {
  if (typeof item === 'number') {
    return [{ gap: item }];
  }
  const [name, width] = item;
  const keycode = catalog.find(name);
  return keycode === undefined ? [{ gap: width }] : [{ keycode: preferredName(keycode), width }];
}

function addSymbols(
  add: (palette: PaletteId, section: SectionId, keys: readonly PaletteKey[]) => void,
  catalog: KeycodeCatalog,
  host: HostLanguage | null,
): void {
  // The firmware's own names are shorter than S(KC_1), and every keymap may use them.
  if (host === null || host.name === 'us') {
    add(
      'symbols',
      'shiftedSymbols',
      catalog.shifted.map(({ key }) => ({ keycode: key })),
    );
    return;
  }
  for (const symbol of host.all) {
    const section = symbol.level === 'shift' ? 'shiftedSymbols' : symbol.level === 'altGr' ? 'altGrSymbols' : 'otherSymbols';
    const isLetter = symbol.level === 'shift' && /^\p{Lu}$/u.test(symbol.label);
    if (symbol.level !== 'plain' && symbol.label !== '' && !isLetter) {
      add('symbols', section, [{ keycode: symbol.keycode, looks: { lines: [symbol.label] } }]);
    }
  }
}
