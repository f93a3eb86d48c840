import type { HostAlias } from './HostAlias';
import type { Keycode } from './Keycode';

/**
 * The keycodes of `/v1/constants/keycodes_<version>.json`, in the order of their numbers. Anything in it that isn't a keycode is
 * skipped, so that a firmware newer than this page still shows what can be shown.
 */
export function readKeycodes(constants: unknown): Keycode[] {
  const keycodes = entries(member(constants, 'keycodes')).flatMap(([value, declared]) => {
    const key = text(member(declared, 'key'));
    return key === ''
      ? []
      : [
          {
            key,
            aliases: texts(member(declared, 'aliases')),
            label: text(member(declared, 'label')),
            group: text(member(declared, 'group')) || 'other',
            value: /^0x[0-9A-Fa-f]+$/.test(value) ? Number(value) : null,
          },
        ];
  });
  return keycodes.sort((a, b) => (a.value ?? Infinity) - (b.value ?? Infinity));
}

/** The symbols of `/v1/constants/keycodes_<language>_<version>.json`, in their order there. */
export function readHostAliases(constants: unknown): HostAlias[] {
  return entries(member(constants, 'aliases')).flatMap(([expression, declared]) => {
    const key = text(member(declared, 'key'));
    return key === ''
      ? []
      : [
          {
            key,
            aliases: texts(member(declared, 'aliases')),
            label: text(member(declared, 'label')),
            expression,
          },
        ];
  });
}

/** Keycodes a keyboard or a keymap declares itself: `[{"key": "MY_KEY", "label": "…", "aliases": ["MYKEY"]}, …]`. */
export function readDeclaredKeycodes(declared: unknown): Keycode[] {
  return (Array.isArray(declared) ? declared : []).flatMap((item: unknown) => {
    const key = text(member(item, 'key'));
    return key === ''
      ? []
      : [
          {
            key,
            aliases: texts(member(item, 'aliases')),
            label: text(member(item, 'label')),
            group: '',
            value: null,
          },
        ];
  });
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
