/**
 * What a key with a legend is called. It begins with what can be seen on it, unless that is part of the words anyway: people who speak to their
 * computer say what they see (WCAG 2.2, 2.5.3).
 * @param legend what is written on it, line by line
 * @param words what it is and does, for those who don't see it
 */
export function spokenName(legend: readonly (string | undefined)[], words: string): string {
  const seen = legend.filter((line) => line !== undefined && line !== '').join(' ');
  return spoken(words).includes(spoken(seen)) ? words : `${seen}: ${words}`;
}

/** The words of a text with spaces around each; signs are not spoken. */
function spoken(text: string): string {
  return ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_]+/gu, ' ')
    .trim()} `.replace(/^ +$/, '');
}
