/** What the worker uses of the browser's caches, in memory. */
export class InMemoryCaches {
  readonly #caches = new Map<string, InMemoryCache>();

  open(name: string): Promise<InMemoryCache> {
    const cache = this.#caches.get(name) ?? new InMemoryCache();
    this.#caches.set(name, cache);
    return Promise.resolve(cache);
  }

  async match(request: Request): Promise<Response | undefined> {
    for (const cache of this.#caches.values()) {
      const found = await cache.match(request);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  }

  keys(): Promise<string[]> {
    return Promise.resolve([...this.#caches.keys()]);
  }

  delete(name: string): Promise<boolean> {
    return Promise.resolve(this.#caches.delete(name));
  }

  /** As the type that the worker knows. */
  asStorage(): CacheStorage {
    return this as unknown as CacheStorage;
  }
}

/** One of them. Paths are relative to one origin. */
class InMemoryCache {
  readonly #answers = new Map<string, Response>();

  match(request: Request | string): Promise<Response | undefined> {
    return Promise.resolve(this.#answers.get(urlOf(request))?.clone());
  }

  put(request: Request | string, answer: Response): Promise<void> {
    this.#answers.delete(urlOf(request));
    this.#answers.set(urlOf(request), answer);
    return Promise.resolve();
  }

  keys(): Promise<Request[]> {
    return Promise.resolve([...this.#answers.keys()].map((url) => new Request(url)));
  }

  delete(request: Request): Promise<boolean> {
    return Promise.resolve(this.#answers.delete(urlOf(request)));
  }
}

function urlOf(request: Request | string): string {
  return new URL(typeof request === 'string' ? request : request.url, 'https://keymaps.example.org/').href;
}
