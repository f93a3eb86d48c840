/** A part of a name, between its separators, made ready to be compared with. */
export interface NamePart {
  readonly text: string;
  /** Which letters and digits are in it, a bit each. */
  readonly letters: number;
}

/** The parts of a name in lower case. */
export function partsOf(name: string): readonly NamePart[] {
  return name.split(/[/_-]/).map((text) => ({ text, letters: lettersOf(text) }));
}

/**
 * How well a word is in a name when a letter or two of it may be wrong, missing, too many, or swapped with the next: 0 when it is not.
 * Compared with each part of the name, of which only as much as was typed.
 */
export function nearToken(token: string, parts: readonly NamePart[]): number {
  const allowed = token.length >= 7 ? 2 : token.length >= 4 ? 1 : 0;
  const letters = [...token].map(lettersOf);
  let least = allowed + 1;
  for (const part of parts) {
    // Each letter that the part lacks is a mistake: most parts need not be looked at any closer.
    if (part.text.length + allowed >= token.length && countMissing(letters, part, least) < least) {
      least = Math.min(least, distanceToStart(token, part.text, allowed));
    }
  }
  return least > allowed ? 0 : 40 - least * 10;
}

/** The fewest mistakes that make a word of the start of another (optimal string alignment). */
function distanceToStart(token: string, part: string, most: number): number {
  const length = Math.min(part.length, token.length + most);
  let beforeLast: number[] = [];
  let last = Array.from({ length: length + 1 }, (_, at) => at);
  for (let row = 1; row <= token.length; row++) {
    const line = [row];
    for (let column = 1; column <= length; column++) {
      const isSame = token[row - 1] === part[column - 1];
      let cost = Math.min(last[column]! + 1, line[column - 1]! + 1, last[column - 1]! + (isSame ? 0 : 1));
      if (row > 1 && column > 1 && token[row - 1] === part[column - 2] && token[row - 2] === part[column - 1]) {
        cost = Math.min(cost, beforeLast[column - 2]! + 1);
      }
      line.push(cost);
    }
    beforeLast = last;
    last = line;
  }
  return Math.min(...last);
}

function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    // 26 letters; digits share the remaining bits.
    const code = text.charCodeAt(at);
    letters |= code >= 97 && code <= 122 ? 1 << (code - 97) : 1 << (26 + (code % 5));
  }
  return letters;
}

function countMissing(letters: readonly number[], part: NamePart, most: number): number {
  let missing = 0;
  for (let at = 0; at < letters.length && missing < most; at++) {
    missing += (letters[at]! & part.letters) === 0 ? 1 : 0;
  }
  return missing;
}
