/**
 * Waits.
 * @param seconds How long at most; it is over sooner when the browser has found the network again.
 * @param signal Ends the waiting; it then rejects with the signal's reason.
 */
export function waitOrOnline(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const finish = (): void => {
      clearTimeout(timer);
      globalThis.removeEventListener?.('online', online);
      signal.removeEventListener('abort', aborted);
    };
    const online = (): void => {
      finish();
      resolve();
    };
    const aborted = (): void => {
      finish();
      reject(signal.reason as Error);
    };
    const timer = setTimeout(online, seconds * 1000);
    globalThis.addEventListener?.('online', online);
    signal.addEventListener('abort', aborted);
  });
}
