import { readSaved, save } from '@/saving/browserStorage';

const isNames = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((name) => typeof name === 'string');

/** A person's favourite keyboards, as they were saved. */
export function readFavourites(): readonly string[] {
  return readSaved('favourites', isNames) ?? [];
}

/** The favourites with a keyboard more, or without it when it was one; saved. */
export function toggleFavourite(favourites: readonly string[], keyboard: string): readonly string[] {
  const changed = favourites.includes(keyboard) ? favourites.filter((name) => name !== keyboard) : [...favourites, keyboard].sort();
  save('favourites', changed);
  return changed;
}
