import { namesIn } from '@/keycodes/grammar/namesIn';
import { parseKeycode } from '@/keycodes/grammar/parseKeycode';
import { replaceNode } from '@/keycodes/grammar/replaceNode';
import { isRecord } from '@/saving/isRecord';
import type { Keymap } from '../Keymap';
import { type Macro, macroLimits } from './MacroStep';
import { writeMacro } from './readMacro';

const macroName = /^(QK_MACRO_|MC_)(\d+)$/;

/** The keymap with one macro changed. */
export function withMacro(keymap: Keymap, index: number, macro: Macro): Keymap {
  return {
    ...keymap,
    macros: (keymap.macros ?? []).map((old, at) => (at === index ? writeMacro(macro) : old)),
  };
}

/** The keymap with a macro more at the end; the same when there are as many as can be. */
export function addMacro(keymap: Keymap, macro: Macro): Keymap {
  const macros = keymap.macros ?? [];
  return macros.length >= macroLimits.macros ? keymap : { ...keymap, macros: [...macros, writeMacro(macro)] };
}

/** The keymap without a macro. Keys that ran it do nothing then, and those of later macros follow their new numbers. */
export function removeMacro(keymap: Keymap, index: number): Keymap {
  const macros = (keymap.macros ?? []).filter((_, at) => at !== index);
  return renumber({ ...keymap, macros }, (number) => (number === index ? null : number > index ? number - 1 : number));
}

/** The keycodes of the keys that run a macro, as JSON paths would count them: how many keys, encoders and switches do. */
export function usesOfMacro(keymap: Keymap, index: number): number {
  let uses = 0;
  renumber(keymap, (number) => {
    uses += number === index ? 1 : 0;
    return number;
  });
  return uses;
}

function renumber(keymap: Keymap, change: (number: number) => number | null): Keymap {
  const edit = (keycode: string): string => renumberIn(keycode, change);
  return {
    ...keymap,
    layers: keymap.layers.map((layer) => layer.map(edit)),
    ...(keymap.encoders === undefined
      ? {}
      : {
          encoders: keymap.encoders.map((layer) =>
            layer.map((turns) => ({
              ...turns,
              ccw: edit(turns.ccw),
              cw: edit(turns.cw),
            })),
          ),
        }),
    ...(keymap.dip_switches === undefined
      ? {}
      : {
          dip_switches: keymap.dip_switches.map((item) => editSwitch(item, edit)),
        }),
  };
}

function editSwitch(item: unknown, edit: (keycode: string) => string): unknown {
  return isRecord(item)
    ? Object.fromEntries(
        Object.entries(item).map(([name, value]) => [
          name,
          (name === 'on' || name === 'off') && typeof value === 'string' ? edit(value) : value,
        ]),
      )
    : item;
}

function renumberIn(keycode: string, change: (number: number) => number | null): string {
  if (!/(QK_MACRO_|MC_)\d/.test(keycode)) {
    return keycode;
  }
  const parsed = parseKeycode(keycode);
  // From the end, so that places before stay where they are.
  return (parsed.ok ? namesIn(parsed.node) : []).reverse().reduce((text, node) => {
    const [, prefix, number] = macroName.exec(node.name) ?? [];
    if (prefix === undefined || number === undefined) {
      return text;
    }
    const changed = change(Number(number));
    return replaceNode(text, node, changed === null ? 'KC_NO' : prefix + changed);
  }, keycode);
}
