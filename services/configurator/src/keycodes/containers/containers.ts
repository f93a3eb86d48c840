import type { Container, ContainerFamily, Slot } from './Container';
import { modifierSets } from './modifiers';

const layer: Slot = { kind: 'layer', max: 31 };
// LT and LM keep the layer in four bits.
const lowLayer: Slot = { kind: 'layer', max: 15 };
const modifiers: Slot = { kind: 'modifiers' };
const basic: Slot = { kind: 'basic' };
const keycode: Slot = { kind: 'keycode' };

const modifiedAliases: Readonly<Record<string, readonly string[]>> = {
  LCTL: ['C'],
  LSFT: ['S'],
  LALT: ['A', 'LOPT'],
  LGUI: ['G', 'LCMD', 'LWIN'],
  RALT: ['ALGR', 'ROPT'],
  RGUI: ['RCMD', 'RWIN'],
  LSG: ['SGUI', 'SCMD', 'SWIN'],
  RSA: ['SAGR'],
};

const modTapAliases: Readonly<Record<string, readonly string[]>> = {
  LCTL: ['CTL_T'],
  LSFT: ['SFT_T'],
  LALT: ['ALT_T', 'LOPT_T', 'OPT_T'],
  LGUI: ['GUI_T', 'LCMD_T', 'LWIN_T', 'CMD_T', 'WIN_T'],
  RALT: ['ALGR_T', 'ROPT_T'],
  RGUI: ['RCMD_T', 'RWIN_T'],
  LCS: ['C_S_T'],
  LSG: ['SGUI_T', 'SCMD_T', 'SWIN_T'],
  RSA: ['SAGR_T'],
  HYPR: ['ALL_T'],
};

/** Everything the firmware defines with arguments (quantum/quantum_keycodes.h and quantum_keycodes_legacy.h). */
export const containers: readonly Container[] = [
  make('MO', 'momentary', layer),
  make('LT', 'layerTap', lowLayer, basic),
  make('TG', 'toggle', layer),
  make('TT', 'tapToggle', layer),
  make('OSL', 'oneShotLayer', layer),
  make('TO', 'to', layer),
  make('DF', 'defaultLayer', layer),
  make('PDF', 'persistentLayer', layer),
  make('LM', 'layerMod', lowLayer, modifiers),
  make('MT', 'modTap', modifiers, basic),
  make('OSM', 'oneShotMod', modifiers),
  ...modifierSets.map((set): Container => ({
    name: set.name,
    aliases: modifiedAliases[set.name] ?? [],
    family: 'modified',
    slots: [keycode],
    modifiers: set,
  })),
  ...modifierSets.map((set): Container => ({
    name: `${set.name}_T`,
    aliases: modTapAliases[set.name] ?? [],
    family: 'modTap',
    slots: [basic],
    modifiers: set,
  })),
  make('SH_T', 'swapHandsTap', basic),
  make('TD', 'tapDance', { kind: 'number', max: 255 }),
  make('UC', 'unicode', { kind: 'number', max: 0x7fff, isHexadecimal: true }),
  make('UM', 'unicodeMap', { kind: 'number', max: 0x3fff }),
  make('UP', 'unicodePair', { kind: 'number', max: 127 }, { kind: 'number', max: 127 }),
  make('SQ_S', 'sequencer', { kind: 'number', max: 255 }),
  make('SQ_R', 'sequencer', { kind: 'number', max: 255 }),
  make('SQ_T', 'sequencer', { kind: 'number', max: 255 }),
];

const byName = new Map(containers.flatMap((container) => [container.name, ...container.aliases].map((name) => [name, container] as const)));

/** The container of a name or alias. */
export function findContainer(name: string): Container | undefined {
  return byName.get(name);
}

/** All names of containers, aliases included. */
export const containerNames: readonly string[] = [...byName.keys()];

function make(name: string, family: ContainerFamily, ...slots: Slot[]): Container {
  return { name, aliases: [], family, slots, modifiers: null };
}
