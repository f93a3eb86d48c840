import { matchToken } from './matchToken';
import { nearToken, partsOf, type NamePart } from './nearToken';

/** A keyboard that was found. */
export interface KeyboardMatch {
  /** The keyboard's present name. */
  readonly name: string;
  /** The old name that fitted better than the present one; null otherwise. */
  readonly alias: string | null;
}

interface Entry {
  readonly name: string;
  readonly alias: string | null;
  /** The name that is compared, in lower case. */
  readonly text: string;
  readonly parts: readonly NamePart[];
}

/**
 * Names of keyboards, made ready to be searched with every keystroke. Every word of what is typed must be in a name: as it stands there,
 * with letters left out, or, when nothing is found, nearly.
 */
export class KeyboardIndex {
  private readonly entries: readonly Entry[];

  /** @param names present names @param aliases old names and the present ones that they stand for */
  constructor(names: readonly string[], aliases: Readonly<Record<string, string>> = {}) {
    const present = new Set(names);
    this.entries = [
      ...names.map((name) => ({ name, alias: null, text: name.toLowerCase(), parts: partsOf(name.toLowerCase()) })),
      ...Object.entries(aliases)
        .map(([alias]) => ({ name: targetOf(alias, aliases), alias, text: alias.toLowerCase(), parts: partsOf(alias.toLowerCase()) }))
        .filter(({ name, alias }) => present.has(name) && !present.has(alias)),
    ];
  }

  /** The keyboards that fit best, each once. @param text what was typed @param most how many are wanted */
  search(text: string, most: number): readonly KeyboardMatch[] {
    const tokens = text
      .toLowerCase()
      .split(/\s+/)
      .filter((token) => token !== '');
    if (tokens.length === 0) {
      return this.entries
        .slice(0, most)
        .filter(({ alias }) => alias === null)
        .map(({ name }) => ({ name, alias: null }));
    }
    const exact = this.ranked(tokens, (token, entry) => matchToken(token, entry.text));
    return best(exact.length > 0 ? exact : this.ranked(tokens, (token, entry) => nearToken(token, entry.parts)), most);
  }

  private ranked(tokens: readonly string[], rate: (token: string, entry: Entry) => number): readonly Ranked[] {
    const found: Ranked[] = [];
    for (const entry of this.entries) {
      let points = entry.alias === null ? 0 : -10;
      for (const token of tokens) {
        const more = rate(token, entry);
        points = more > 0 ? points + more : -Infinity;
        if (points === -Infinity) {
          break;
        }
      }
      if (points > -Infinity) {
        // Of names that fit equally, the shorter ones are meant more often.
        found.push({ entry, points: points - entry.text.length / 8 });
      }
    }
    return found;
  }
}

interface Ranked {
  readonly entry: Entry;
  readonly points: number;
}

function best(ranked: readonly Ranked[], most: number): readonly KeyboardMatch[] {
  const sorted = [...ranked].sort((one, other) => other.points - one.points || (one.entry.text < other.entry.text ? -1 : 1));
  const seen = new Set<string>();
  const matches: KeyboardMatch[] = [];
  for (const { entry } of sorted) {
    if (matches.length === most) {
      break;
    }
    if (!seen.has(entry.name)) {
      seen.add(entry.name);
      matches.push({ name: entry.name, alias: entry.alias });
    }
  }
  return matches;
}

/** What an old name stands for in the end: old names may stand for others. */
function targetOf(alias: string, aliases: Readonly<Record<string, string>>): string {
  let name = alias;
  for (let steps = 0; steps < 8 && aliases[name] !== undefined; steps++) {
    name = aliases[name]!;
  }
  return name;
}
