/** What is kept in this browser, under names of our own. Nothing here throws: a browser may refuse to store, or be full. */
const prefix = 'keymap-bakery:';

/**
 * Reads what was saved under a name.
 * @param name for example `settings`
 * @param isFit says whether the value has the expected shape: an older page may have written something else
 * @returns the value, or null when there is none that fits
 */
export function readSaved<T>(name: string, isFit: (value: unknown) => value is T): T | null {
  try {
    const text = localStorage.getItem(prefix + name);
    const value: unknown = text === null ? null : JSON.parse(text);
    return isFit(value) ? value : null;
  } catch {
    return null;
  }
}

/** Saves a value that JSON can express. @returns false when the browser did not take it */
export function save(name: string, value: unknown): boolean {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Forgets what was saved under a name. */
export function forget(name: string): void {
  try {
    localStorage.removeItem(prefix + name);
  } catch {
    // What cannot be stored need not be removed.
  }
}
