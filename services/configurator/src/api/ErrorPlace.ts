/** Something wrong, or perhaps wrong, at one place of what was sent. */
export interface ErrorPlace {
  /** JSON path, for example `$.layers[0][3]`. */
  readonly path: string;
  /** What is wrong and what to do, in English. */
  readonly message: string;
  /** Line of the text that was sent, from 1. */
  readonly line?: number;
  /** Column of that line, from 1. */
  readonly column?: number;
  /** What was probably meant, to be put in the value's place. */
  readonly suggestion?: string;
}

/** The places of an answer; whatever in it is no place is left out. */
export function readErrorPlaces(value: unknown): readonly ErrorPlace[] {
  return Array.isArray(value) ? value.filter(isErrorPlace) : [];
}

function isErrorPlace(value: unknown): value is ErrorPlace {
  const place = value as ErrorPlace | null;
  return typeof place === 'object' && place !== null && typeof place.path === 'string' && typeof place.message === 'string';
}
