/** How well a word is in a name: 0 when it is not, more the better. Both in lower case. */
export function matchToken(token: string, name: string): number {
  const at = name.indexOf(token);
  if (at >= 0) {
    return substringPoints(token, name, at);
  }
  return subsequencePoints(token, name);
}

function substringPoints(token: string, name: string, first: number): number {
  let best = 0;
  for (let at = first; at >= 0; at = name.indexOf(token, at + 1)) {
    const starts = isBoundary(name, at);
    const ends = at + token.length === name.length || isSeparator(name[at + token.length]!);
    best = Math.max(best, 60 + (starts ? 20 : 0) + (starts && ends ? 15 : 0) + (at === 0 ? 5 : 0));
  }
  return best;
}

/** Letters in their order, with others between them; letters at the start of a part of the name count more, gaps count against it. */
function subsequencePoints(token: string, name: string): number {
  let points = 30;
  let at = -1;
  for (const letter of token) {
    if (isSeparator(letter)) {
      continue;
    }
    const next = name.indexOf(letter, at + 1);
    if (next < 0) {
      return 0;
    }
    points += isBoundary(name, next) ? 2 : 0;
    points -= at < 0 ? Math.min(next, 6) : Math.min((next - at - 1) * 2, 8);
    at = next;
  }
  return Math.max(0, points);
}

function isBoundary(name: string, at: number): boolean {
  return at === 0 || isSeparator(name[at - 1]!);
}

function isSeparator(letter: string): boolean {
  return letter === '/' || letter === '_' || letter === '-';
}
