import { isModifierKey, keycodeOfKey } from './keycodeOfKey';

/** The parts of a keyboard event that matter here. */
export interface KeyStroke {
  readonly code: string;
  readonly repeat: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** What a key stroke means while keys are entered. */
export type KeyEntryAction =
  /** Assign the keycode, and the page does nothing else with the key. */
  | { readonly kind: 'assign'; readonly keycode: string }
  /** Stop entering keys. */
  | { readonly kind: 'leave' }
  /** Wait: a modifier may be meant itself, or for what comes next. */
  | { readonly kind: 'wait' }
  /** Not for us: the browser's own shortcuts stay what they are. */
  | { readonly kind: 'pass' };

const wait: KeyEntryAction = { kind: 'wait' };
const pass: KeyEntryAction = { kind: 'pass' };

/**
 * Decides what keys do while they are entered by pressing them. Nobody is trapped: Escape always leaves, and everything with Control,
 * Alt or the GUI key held belongs to the browser. A modifier pressed and released alone is assigned itself; Shift+Escape assigns Escape.
 */
export class KeyEntry {
  // A modifier that was pressed and may still turn out to be meant itself.
  private pending: string | null = null;

  keyDown(stroke: KeyStroke): KeyEntryAction {
    if (stroke.repeat) {
      return isModifierKey(stroke.code) ? wait : isShortcut(stroke) ? pass : wait;
    }
    if (isModifierKey(stroke.code)) {
      this.pending = stroke.code;
      return wait;
    }
    this.pending = null;
    if (stroke.code === 'Escape' && !stroke.shiftKey) {
      return { kind: 'leave' };
    }
    if (isShortcut(stroke)) {
      return pass;
    }
    const keycode = keycodeOfKey(stroke.code);
    return keycode === null ? pass : { kind: 'assign', keycode };
  }

  keyUp(stroke: Pick<KeyStroke, 'code'>): KeyEntryAction {
    if (this.pending === null || this.pending !== stroke.code) {
      return pass;
    }
    this.pending = null;
    const keycode = keycodeOfKey(stroke.code);
    return keycode === null ? pass : { kind: 'assign', keycode };
  }

  /** Forgets what is held, for when the page loses the keyboard. */
  reset(): void {
    this.pending = null;
  }
}

function isShortcut({ ctrlKey, altKey, metaKey }: KeyStroke): boolean {
  return ctrlKey || altKey || metaKey;
}
