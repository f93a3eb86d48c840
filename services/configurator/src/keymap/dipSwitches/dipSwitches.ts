import { isRecord } from '@/saving/isRecord';
import type { Keymap } from '../Keymap';

/** The positions of a DIP switch. */
export type DipSwitchSide = 'off' | 'on';

/** What moving a DIP switch sends. */
export interface DipSwitchKeycodes {
  readonly off: string;
  readonly on: string;
}

const nothing: DipSwitchKeycodes = { off: 'KC_NO', on: 'KC_NO' };

/** How many switches a keymap can have at most (services/shared/Keymaps/KeymapLimits.cs). */
export const mostDipSwitches = 64;

/** The switches of a keymap, as many as the keyboard has or more when the keymap has more; those not set send nothing. */
export function dipSwitchesOf(keymap: Keymap, count: number): readonly DipSwitchKeycodes[] {
  const declared = keymap.dip_switches ?? [];
  return Array.from({ length: Math.min(Math.max(count, declared.length), mostDipSwitches) }, (_, index) => read(declared[index]));
}

/** The keymap with another keycode for one position of a switch. Switches before it that were not set send nothing. */
export function withDipSwitch(keymap: Keymap, index: number, side: DipSwitchSide, keycode: string): Keymap {
  const declared = keymap.dip_switches ?? [];
  const length = Math.max(declared.length, index + 1);
  return {
    ...keymap,
    dip_switches: Array.from({ length }, (_, at) => {
      const former = declared[at];
      const kept = isRecord(former) ? former : nothing;
      return at === index ? { ...kept, ...read(former), [side]: keycode } : kept;
    }),
  };
}

/** The keymap without the last switch. */
export function withoutLastDipSwitch(keymap: Keymap): Keymap {
  const { dip_switches: declared = [], ...rest } = keymap;
  return declared.length <= 1 ? rest : { ...rest, dip_switches: declared.slice(0, -1) };
}

function read(item: unknown): DipSwitchKeycodes {
  const side = (name: DipSwitchSide): string => (isRecord(item) && typeof item[name] === 'string' ? item[name] : 'KC_NO');
  return { off: side('off'), on: side('on') };
}
