import { onScopeDispose, readonly, ref, type Ref } from 'vue';
import { KeyEntry, type KeyEntryAction } from './KeyEntry';

const writable = 'input, textarea, select, [contenteditable]';

/**
 * Listens to the whole page's keys while keys are entered by pressing them. Stops when Escape is pressed, when a field is written in, when
 * the window loses the keyboard and when the component goes.
 */
export function useKeyEntry(on: { readonly onKeycode: (keycode: string) => void; readonly onLeave: () => void }): {
  readonly isActive: Readonly<Ref<boolean>>;
  readonly start: () => void;
  readonly stop: () => void;
} {
  const isActive = ref(false);
  const entry = new KeyEntry();

  function act(event: KeyboardEvent, action: KeyEntryAction): void {
    if (action.kind === 'pass') {
      return;
    }
    // Before anything else on the page sees it: arrow keys and Space are assigned, not obeyed.
    event.preventDefault();
    event.stopPropagation();
    if (action.kind === 'assign') {
      on.onKeycode(action.keycode);
    } else if (action.kind === 'leave') {
      stop();
    }
  }

  const onKeyDown = (event: KeyboardEvent): void => act(event, entry.keyDown(event));
  const onKeyUp = (event: KeyboardEvent): void => act(event, entry.keyUp(event));
  const onFocusIn = (event: FocusEvent): void => {
    if (event.target instanceof Element && event.target.matches(writable)) {
      stop();
    }
  };

  function start(): void {
    if (!isActive.value) {
      isActive.value = true;
      window.addEventListener('keydown', onKeyDown, { capture: true });
      window.addEventListener('keyup', onKeyUp, { capture: true });
      window.addEventListener('focusin', onFocusIn);
      window.addEventListener('blur', stop);
    }
  }

  function stop(): void {
    if (isActive.value) {
      isActive.value = false;
      entry.reset();
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      window.removeEventListener('keyup', onKeyUp, { capture: true });
      window.removeEventListener('focusin', onFocusIn);
      window.removeEventListener('blur', stop);
      on.onLeave();
    }
  }

  onScopeDispose(stop);
  return { isActive: readonly(isActive), start, stop };
}
