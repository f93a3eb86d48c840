import { answeringOf } from './answering';
import { DataCache } from './DataCache';
import { activateMessage } from './messages';
import { ShellCache, type Shell } from './ShellCache';
import type { WorkerScope } from './WorkerScope';

/** The page's files; the build puts them here. */
declare const __SHELL__: Shell;

// The service worker: serves the page from the browser's cache, so that keymaps can be edited without a network.
const scope = self as unknown as WorkerScope;
const version = __SHELL__;
const files: ReadonlySet<string> = new Set(version.files);
const shell = new ShellCache(version, caches);
const data = new DataCache(caches, (request) => fetch(request));

scope.addEventListener('install', (event) => event.waitUntil(shell.fill()));
scope.addEventListener('activate', (event) => event.waitUntil(shell.tidy().then(() => scope.clients.claim())));
scope.addEventListener('message', (event) => {
  if (event.data === activateMessage) {
    void scope.skipWaiting();
  }
});
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  switch (answeringOf(request, scope.registration.scope, files)) {
    case 'shell':
      event.respondWith(shell.answer(request).then((found) => found ?? fetch(request)));
      break;
    case 'data':
      event.respondWith(data.answer(request));
      break;
    default:
      // The browser goes on as if there were no worker.
      break;
  }
});
