/** A modifier, whichever side it is on. */
export type Modifier = 'ctrl' | 'shift' | 'alt' | 'gui';

/** Sides of a keyboard. In the firmware one flag sends all modifiers of a keycode to the right, so they cannot be mixed. */
export type Side = 'left' | 'right';

/** Modifiers held together. */
export interface Modifiers {
  readonly side: Side;
  /** In the order of {@link allModifiers}. */
  readonly held: readonly Modifier[];
}

/** Modifiers the firmware has a short name for: `LCS` makes `LCS(kc)`, `LCS_T(kc)` and `OS_LCS`. */
export interface ModifierSet extends Modifiers {
  readonly name: string;
  /** One mask for each modifier, such as `MOD_LCTL`. */
  readonly masks: readonly string[];
  /** The single mask for all of them where there is one: `MOD_LCTL`, `MOD_MEH`, `MOD_HYPR`. */
  readonly mask: string | null;
}

/** All modifiers in the order their letters have in the firmware's names: `LCSAG`. */
export const allModifiers: readonly Modifier[] = ['ctrl', 'shift', 'alt', 'gui'];

const shortNames: Readonly<Record<Modifier, string>> = {
  ctrl: 'CTL',
  shift: 'SFT',
  alt: 'ALT',
  gui: 'GUI',
};
const letters: Readonly<Record<string, Modifier>> = {
  C: 'ctrl',
  S: 'shift',
  A: 'alt',
  G: 'gui',
};

/** The mask of one modifier, such as `MOD_RALT`. */
export function maskOf(modifier: Modifier, side: Side): string {
  return `MOD_${side === 'left' ? 'L' : 'R'}${shortNames[modifier]}`;
}

/** The bits the firmware keeps modifiers in (quantum/modifiers.h): 1 control, 2 shift, 4 alt, 8 GUI, 16 all of the right side. */
export function bitsOf(modifiers: Modifiers): number {
  const bits = modifiers.held.reduce((sum, modifier) => sum | (1 << allModifiers.indexOf(modifier)), 0);
  return modifiers.side === 'right' && bits !== 0 ? bits | 0x10 : bits;
}

/** The reverse of {@link bitsOf}; bits above 31 are dropped, as the firmware does. */
export function fromBits(bits: number): Modifiers {
  return {
    side: (bits & 0x10) === 0 ? 'left' : 'right',
    held: allModifiers.filter((_, index) => (bits & (1 << index)) !== 0),
  };
}

/** Every set of modifiers that has a name. */
export const modifierSets: readonly ModifierSet[] = [
  ...(['left', 'right'] as const).flatMap((side) => [
    ...allModifiers.map((modifier) => single(modifier, side)),
    ...['CS', 'CA', 'CG', 'SA', 'SG', 'AG', 'CSG', 'CAG', 'SAG'].map((combined) =>
      set(
        (side === 'left' ? 'L' : 'R') + combined,
        side,
        [...combined].flatMap((letter) => letters[letter] ?? []),
        null,
      ),
    ),
  ]),
  set('MEH', 'left', ['ctrl', 'shift', 'alt'], 'MOD_MEH'),
  set('HYPR', 'left', allModifiers, 'MOD_HYPR'),
];

function single(modifier: Modifier, side: Side): ModifierSet {
  const mask = maskOf(modifier, side);
  return set(mask.slice('MOD_'.length), side, [modifier], mask);
}

function set(name: string, side: Side, held: readonly Modifier[], mask: string | null): ModifierSet {
  return {
    name,
    side,
    held,
    masks: held.map((modifier) => maskOf(modifier, side)),
    mask,
  };
}
