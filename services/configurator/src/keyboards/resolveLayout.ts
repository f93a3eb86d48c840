import type { KeyboardInfo } from './KeyboardInfo';

/** A keyboard's layout by its present or old name; null when it has none of that name. */
export function resolveLayout(info: KeyboardInfo, name: string | null | undefined): string | null {
  const present = info.layoutAliases[name ?? ''] ?? name ?? '';
  return info.layouts[present] === undefined ? null : present;
}

/** The layout that is shown when none was asked for: the plain one, the one with all keys, or the first. */
export function usualLayout(info: KeyboardInfo): string | null {
  const names = Object.keys(info.layouts);
  return ['LAYOUT', 'LAYOUT_all', 'LAYOUT_default'].find((name) => names.includes(name)) ?? names[0] ?? null;
}
