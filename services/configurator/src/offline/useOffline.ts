import { readonly, ref, shallowRef, type Ref } from 'vue';
import { startWorker } from './startWorker';

const isOnline = ref(navigator.onLine);
const update = shallowRef<(() => void) | null>(null);

addEventListener('online', () => (isOnline.value = true));
addEventListener('offline', () => (isOnline.value = false));

if (import.meta.env.PROD) {
  // After the page itself, whose loading it must not slow down.
  const start = (): void => void startWorker((accept) => (update.value = accept)).catch(() => undefined);
  if (document.readyState === 'complete') {
    start();
  } else {
    addEventListener('load', start, { once: true });
  }
}

/** Whether the server can be reached as far as the browser knows, and how to begin to use a new version of the page when one is ready. */
export function useOffline(): {
  readonly isOnline: Readonly<Ref<boolean>>;
  readonly update: Readonly<Ref<(() => void) | null>>;
  readonly later: () => void;
} {
  return { isOnline: readonly(isOnline), update, later: () => (update.value = null) };
}
