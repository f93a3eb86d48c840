import type { KeycodeDescription } from '../KeycodeDescription';

/** The tabs of the palette; their texts are `keycodes.palettes.<id>` in i18n. */
export const paletteIds = [
  'basic',
  'symbols',
  'international',
  'layers',
  'modifiers',
  'media',
  'mouse',
  'lighting',
  'macros',
  'quantum',
  'midi',
  'devices',
  'custom',
] as const;

/** One tab of the palette. */
export type PaletteId = (typeof paletteIds)[number];

/** Groups of keys within a tab; their texts are `keycodes.sections.<id>` in i18n. */
export const sectionIds = [
  'main',
  'navigation',
  'numpad',
  'special',
  'functionKeys',
  'more',
  'shiftedSymbols',
  'altGrSymbols',
  'otherSymbols',
  'iso',
  'japanese',
  'languages',
  'momentary',
  'layerTap',
  'toggle',
  'tapToggle',
  'oneShotLayer',
  'to',
  'defaultLayer',
  'persistentLayer',
  'layerMod',
  'layerKeys',
  'modifierKeys',
  'modTap',
  'oneShotMod',
  'modified',
  'spaceCadet',
  'player',
  'browser',
  'programs',
  'system',
  'pointer',
  'buttons',
  'wheel',
  'acceleration',
  'backlight',
  'ledMatrix',
  'underglow',
  'rgbMatrix',
  'macroKeys',
  'dynamicMacros',
  'firmware',
  'typing',
  'autoShift',
  'combos',
  'swapHands',
  'secure',
  'magic',
  'notes',
  'midiControls',
  'sequencer',
  'sound',
  'connection',
  'haptic',
  'joystick',
  'programmable',
  'steno',
  'declared',
  'tapDance',
  'unicode',
  'keyboardKeys',
  'userKeys',
  'others',
] as const;

/** A group of keys within a tab. */
export type SectionId = (typeof sectionIds)[number];

/** A key of the palette. */
export interface PaletteKey {
  /** What choosing it writes; an empty container, such as `LT(1, KC_NO)`, wraps what the key has. */
  readonly keycode: string;
  /** Keys wide, where the section has the shape of a keyboard; 1 when not given. */
  readonly width?: number;
  /** How it looks here, where that is better than how it looks on a key. */
  readonly looks?: Pick<KeycodeDescription, 'lines' | 'hold'>;
}

/** An empty place, where a section has the shape of a keyboard. */
export interface PaletteGap {
  /** Keys wide. */
  readonly gap: number;
}

/** A group of keys under a heading, in rows as on a keyboard, or in one row that wraps. */
export interface PaletteSection {
  readonly id: SectionId;
  readonly isShaped: boolean;
  readonly rows: readonly (readonly (PaletteKey | PaletteGap)[])[];
}

/** A tab with its groups; empty ones are left out. */
export interface Palette {
  readonly id: PaletteId;
  readonly sections: readonly PaletteSection[];
}

/** All keys of a palette. */
export function keysOf(palette: Palette): PaletteKey[] {
  return palette.sections.flatMap(({ rows }) => rows.flat()).filter((item): item is PaletteKey => 'keycode' in item);
}
