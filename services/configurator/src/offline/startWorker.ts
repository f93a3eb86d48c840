import { activateMessage } from './messages';

const oneHour = 3_600_000;

/**
 * Starts the service worker, where browsers have one, and looks for new versions now and then.
 * @param offer called when a new version is ready; it is used only once `accept` is called, which reloads the page
 */
export async function startWorker(offer: (accept: () => void) => void): Promise<void> {
  const { serviceWorker } = navigator;
  if (serviceWorker === undefined) {
    return;
  }
  const isFirst = serviceWorker.controller === null;
  const registration = await serviceWorker.register('./sw.js', { updateViaCache: 'none' });
  if (isFirst) {
    void rememberWhatWasLoaded();
  }

  const offerWaiting = (): void => {
    const { waiting } = registration;
    if (waiting !== null && serviceWorker.controller !== null) {
      offer(() => {
        serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
        waiting.postMessage(activateMessage);
      });
    }
  };
  offerWaiting();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offerWaiting));
  setInterval(() => void registration.update().catch(() => undefined), oneHour);
}

/** The first time, data was fetched before the worker was there to keep it: it is asked for once more, mostly of the browser's own cache. */
async function rememberWhatWasLoaded(): Promise<void> {
  await navigator.serviceWorker.ready;
  if (navigator.serviceWorker.controller === null) {
    await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
  }
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const below = new URL('/v1/', location.href).href;
  for (const url of new Set(loaded.filter((name) => name.startsWith(below) && !name.startsWith(`${below}compile`)))) {
    await fetch(url).catch(() => undefined);
  }
}
