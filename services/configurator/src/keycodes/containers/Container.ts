import type { ModifierSet } from './modifiers';

/** What kind of thing a container does; palettes and texts go by it (`keycodes.containers.<family>` in i18n). */
export type ContainerFamily =
  | 'modified'
  | 'modTap'
  | 'layerTap'
  | 'layerMod'
  | 'momentary'
  | 'toggle'
  | 'tapToggle'
  | 'to'
  | 'oneShotLayer'
  | 'defaultLayer'
  | 'persistentLayer'
  | 'oneShotMod'
  | 'swapHandsTap'
  | 'tapDance'
  | 'unicode'
  | 'unicodeMap'
  | 'unicodePair'
  | 'sequencer';

/**
 * What may stand in one place of a container: a layer, modifiers, a keycode of 8 bits (`basic`), a keycode that may have modifiers
 * itself (`keycode`), or a number.
 */
export type Slot =
  | { readonly kind: 'layer'; readonly max: number }
  | { readonly kind: 'modifiers' }
  | { readonly kind: 'basic' }
  | { readonly kind: 'keycode' }
  | {
      readonly kind: 'number';
      readonly max: number;
      readonly isHexadecimal?: boolean;
    };

/** A keycode that is made with arguments, such as `LT(layer, kc)`. */
export interface Container {
  readonly name: string;
  /** Other names of the same container, such as `S` of `LSFT`. */
  readonly aliases: readonly string[];
  readonly family: ContainerFamily;
  readonly slots: readonly Slot[];
  /** The modifiers its name holds: of `LCS_T(kc)` control and shift; null where they are an argument or there are none. */
  readonly modifiers: ModifierSet | null;
}
