import type { HostAlias } from '../constants/HostAlias';
import { type Modifier, allModifiers } from '../containers/modifiers';
import { readContainerNode } from '../containers/ContainerUse';
import type { KeycodeCatalog } from '../constants/KeycodeCatalog';
import type { KeycodeNode } from '../grammar/KeycodeNode';
import { parseKeycode } from '../grammar/parseKeycode';

/** What a key types on the host, with the modifiers held: `plain`, with `shift`, with `altGr`, with both. */
export interface HostSymbols {
  readonly plain?: string;
  readonly shift?: string;
  readonly altGr?: string;
  readonly shiftAltGr?: string;
}

/** A symbol of the host's layout that can be put on a key of its own, with the plain keycode that types it, such as `S(KC_MINS)`. */
export interface HostSymbol {
  readonly label: string;
  readonly name: string;
  readonly keycode: string;
  /** Which modifiers it takes; null for others than Shift and AltGr. */
  readonly level: SymbolLevel | null;
}

/** How a symbol is reached on the host. */
export type SymbolLevel = keyof HostSymbols;

/** What keys type on a host that is set to a language: the legends people have on the keys in front of them. */
export class HostLanguage {
  private readonly symbols = new Map<string, Partial<Record<SymbolLevel, string>>>();
  /** All symbols, plain ones first, in the order of the constants. */
  readonly all: readonly HostSymbol[];

  /**
   * @param name such as `german`
   * @param aliases what its constants publish
   * @param catalog the firmware's keycodes, for the full names of aliases
   */
  constructor(
    readonly name: string,
    aliases: readonly HostAlias[],
    catalog: KeycodeCatalog,
  ) {
    const byName = new Map(aliases.flatMap((alias) => [alias.key, ...alias.aliases].map((key) => [key, alias.expression] as const)));
    this.all = aliases.flatMap((alias) => {
      const resolved = resolve(alias.expression, byName);
      if (resolved === null) {
        return [];
      }
      const label = alias.label.replace(' (dead)', '');
      const level = levelOf(resolved.held);
      if (level !== null && label !== '') {
        const key = catalog.canonical(resolved.base);
        this.symbols.set(key, { [level]: label, ...this.symbols.get(key) });
      }
      const keycode = resolved.calls.reduceRight((inner, call) => `${call}(${inner})`, resolved.base);
      return [{ label, name: alias.key, keycode, level }];
    });
  }

  /** What the key of a keycode with that full name types; undefined when the language says nothing about it. */
  find(canonicalName: string): HostSymbols | undefined {
    return this.symbols.get(canonicalName);
  }
}

interface Resolved {
  readonly base: string;
  readonly calls: readonly string[];
  readonly held: ReadonlySet<Modifier | 'altGr'>;
}

// S(ALGR(DE_X)) names aliases of the same language, which in the end name a keycode of the firmware.
function resolve(expression: string, byName: ReadonlyMap<string, string>): Resolved | null {
  const calls: string[] = [];
  const held = new Set<Modifier | 'altGr'>();
  const parsed = parseKeycode(expression);
  let text = expression;
  let node: KeycodeNode | null = parsed.ok ? parsed.node : null;
  for (let steps = 0; node !== null && steps < 16; steps++) {
    const use = readContainerNode(node, text);
    if (node.kind === 'name') {
      const next = byName.get(node.name);
      if (next === undefined || next === node.name) {
        return { base: node.name, calls, held };
      }
      const inner = parseKeycode(next);
      text = next;
      node = inner.ok ? inner.node : null;
    } else if (use?.container.family === 'modified' && use.container.modifiers !== null && node.kind === 'call') {
      calls.push(node.name);
      const { side, held: modifiers } = use.container.modifiers;
      modifiers.forEach((modifier) => held.add(side === 'right' && modifier === 'alt' ? 'altGr' : modifier));
      node = use.filled[0]?.node ?? null;
    } else {
      return null;
    }
  }
  return null;
}

function levelOf(held: ReadonlySet<Modifier | 'altGr'>): SymbolLevel | null {
  if (allModifiers.some((modifier) => modifier !== 'shift' && modifier !== 'alt' && held.has(modifier))) {
    return null;
  }
  // Mac layouts reach the third level by either Option key.
  const isThird = held.has('altGr') || held.has('alt');
  return held.has('shift') ? (isThird ? 'shiftAltGr' : 'shift') : isThird ? 'altGr' : 'plain';
}
