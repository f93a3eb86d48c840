/**
 * The name that was probably meant: the one with the fewest letters changed, left out, added or swapped, at most a third of them (and
 * `KC_` doesn't count); null when none comes near.
 */
export function nearestName(mistyped: string, names: Iterable<string>): string | null {
  const sought = bare(mistyped);
  let best: string | null = null;
  let least = Math.floor(Math.max(sought.length, 3) / 3) + 1;
  for (const name of names) {
    const candidate = bare(name);
    if (candidate === sought) {
      return name;
    }
    if (Math.abs(candidate.length - sought.length) < least) {
      const changes = distance(sought, candidate, least);
      if (changes < least) {
        least = changes;
        best = name;
      }
    }
  }
  return best;
}

function bare(name: string): string {
  return name.toUpperCase().replace(/^(KC|QK)_/, '');
}

/** Edits between two texts, neighbours swapped counting once (optimal string alignment); `most` or more is not told apart. */
function distance(a: string, b: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? most) + 1, (current[j - 1] ?? most) + 1, (last[j - 1] ?? most) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? most) + 1);
      }
      current.push(cost);
    }
    if (Math.min(...current) >= most) {
      return most;
    }
    [beforeLast, last] = [last, current];
  }
  return last[b.length] ?? most;
}
