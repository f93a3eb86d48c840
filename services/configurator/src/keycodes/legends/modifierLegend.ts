import { allModifiers, type Modifier, type Modifiers } from '../containers/modifiers';

const names: Readonly<Record<Modifier, string>> = {
  ctrl: 'Ctrl',
  shift: 'Shift',
  alt: 'Alt',
  gui: 'GUI',
};
const shorter: Readonly<Record<Modifier, string>> = {
  ctrl: 'Ctl',
  shift: 'Sft',
  alt: 'Alt',
  gui: 'Gui',
};

/** Modifiers in a few letters: `Ctrl`, `AltGr`, `Ctl+Sft`, `CSG`, `Meh`, `Hyper`. Those of the right begin with `R`. */
export function modifierLegend({ side, held }: Modifiers): string {
  const isRight = side === 'right';
  const [first, second] = held;
  if (held.length === allModifiers.length && !isRight) {
    return 'Hyper';
  }
  if (held.length === 3 && !held.includes('gui') && !isRight) {
    return 'Meh';
  }
  if (first !== undefined && second === undefined) {
    return isRight ? (first === 'alt' ? 'AltGr' : `R${names[first]}`) : names[first];
  }
  // Those of the right and three together have no room for more than their first letters.
  const isShort = isRight || held.length > 2;
  const joined = held.map((modifier) => (isShort ? names[modifier].charAt(0) : shorter[modifier])).join(isShort ? '' : '+');
  return (isRight ? 'R ' : '') + joined;
}
