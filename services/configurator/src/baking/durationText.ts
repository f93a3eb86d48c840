/**
 * A length of time in words of a language, as exactly as people want to know it: seconds up to a minute and a half, then minutes.
 * @param milliseconds From 0.
 */
export function durationText(milliseconds: number, language: string): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  const [unit, value] = seconds < 90 ? (['second', seconds] as const) : (['minute', Math.round(seconds / 60)] as const);
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
