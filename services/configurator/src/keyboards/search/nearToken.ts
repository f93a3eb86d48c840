/**
 * How well a word is in a name when a letter or two of it may be wrong, missing, too many, or swapped with the next: 0 when it is not.
 * Compared with each part of the name, of which only as much as was typed.
 */
export function nearToken(token: string, name: string): number {
  const allowed = token.length >= 7 ? 2 : token.length >= 4 ? 1 : 0;
  if (allowed === 0) {
    return name.includes(token) ? 60 : 0;
  }
  let least = allowed + 1;
  for (const part of name.split(/[/_-]/)) {
    if (part.length + allowed >= token.length) {
      least = Math.min(least, distanceToStart(token, part, allowed));
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
