import type { Container, ContainerFamily } from '../containers/Container';
import { containers } from '../containers/containers';
import { modifierSets } from '../containers/modifiers';
import { emptySlot } from '../containers/fillContainer';
import { modifierLegend } from '../legends/modifierLegend';
import type { PaletteId, PaletteKey, SectionId } from './Palette';

const layerFamilies = [
  'momentary',
  'layerTap',
  'toggle',
  'tapToggle',
  'oneShotLayer',
  'to',
  'defaultLayer',
  'persistentLayer',
  'layerMod',
] as const satisfies readonly (ContainerFamily & SectionId)[];

const mostLayers = 32;
const emptyLegend = '▢';

/** Keycodes that are made with arguments, by the section they stand in. Layer keys are there for each layer and for the next one. */
export function containerSections(layers: number): readonly (readonly [PaletteId, SectionId, readonly PaletteKey[]])[] {
  const oneShot = modifierSets.map((set): PaletteKey => ({
    keycode: `OSM(${set.mask ?? set.masks.join(' | ')})`,
  }));
  return [
    ...layerFamilies.map((family) => ['layers', family, inFamily(family).flatMap((container) => forLayers(container, layers))] as const),
    ['modifiers', 'modTap', inFamily('modTap').map(aroundNothing)],
    ['modifiers', 'oneShotMod', oneShot],
    ['modifiers', 'modified', inFamily('modified').map(withNothing)],
    ['quantum', 'swapHands', inFamily('swapHandsTap').map(aroundNothing)],
    [
      'custom',
      'tapDance',
      Array.from({ length: 8 }, (_, index): PaletteKey => ({
        keycode: `TD(${index})`,
      })),
    ],
    ['custom', 'unicode', [{ keycode: 'UC(0x00E9)' }, { keycode: 'UM(0)' }, { keycode: 'UP(0, 1)' }]],
  ];
}

function inFamily(family: ContainerFamily): Container[] {
  // MT(mod, kc) says the same as LCTL_T(kc) and its relatives, which are shorter.
  return containers.filter((container) => container.family === family && container.name !== 'MT');
}

function forLayers(container: Container, layers: number): PaletteKey[] {
  const slot = container.slots[0];
  const most = slot?.kind === 'layer' ? slot.max + 1 : mostLayers;
  return Array.from({ length: Math.min(layers + 1, most) }, (_, layer) =>
    container.family === 'layerTap' ? aroundNothing(container, layer) : { keycode: filled(container, layer) },
  );
}

/** A key that does something else while it is held, and is empty so far. */
function aroundNothing(container: Container, layer: number): PaletteKey {
  return { keycode: filled(container, layer), looks: { lines: [emptyLegend] } };
}

/** Modifiers with a key that is still to be chosen. */
function withNothing(container: Container): PaletteKey {
  const held = container.modifiers === null ? container.name : modifierLegend(container.modifiers);
  return { keycode: filled(container, 0), looks: { lines: [held, `+ ${emptyLegend}`] } };
}

function filled(container: Container, layer: number): string {
  const args = container.slots.map(({ kind }) =>
    kind === 'layer' || kind === 'number' ? String(layer) : kind === 'modifiers' ? 'MOD_LCTL' : emptySlot,
  );
  return `${container.name}(${args.join(', ')})`;
}
