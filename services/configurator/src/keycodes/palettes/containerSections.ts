import type { Container, ContainerFamily } from '../containers/Container';
import { containers } from '../containers/containers';
import { modifierSets } from '../containers/modifiers';
import { emptySlot } from '../containers/fillContainer';
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

/** Keycodes that are made with arguments, by the section they stand in. Layer keys are there for each layer and for the next one. */
export function containerSections(layers: number): readonly (readonly [PaletteId, SectionId, readonly PaletteKey[]])[] {
  const oneShot = modifierSets.map((set): PaletteKey => ({
    keycode: `OSM(${set.mask ?? set.masks.join(' | ')})`,
  }));
  return [
    ...layerFamilies.map((family) => ['layers', family, inFamily(family).flatMap((container) => forLayers(container, layers))] as const),
    ['modifiers', 'modTap', inFamily('modTap').map(filledWithNothing)],
    ['modifiers', 'oneShotMod', oneShot],
    ['modifiers', 'modified', inFamily('modified').map(filledWithNothing)],
    ['quantum', 'swapHands', inFamily('swapHandsTap').map(filledWithNothing)],
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
  return Array.from({ length: Math.min(layers + 1, most) }, (_, layer) => filled(container, String(layer)));
}

function filledWithNothing(container: Container): PaletteKey {
  return filled(container, '0');
}

function filled(container: Container, layer: string): PaletteKey {
  const args = container.slots.map(({ kind }) =>
    kind === 'layer' || kind === 'number' ? layer : kind === 'modifiers' ? 'MOD_LCTL' : emptySlot,
  );
  return { keycode: `${container.name}(${args.join(', ')})` };
}
