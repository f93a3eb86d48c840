const name = 'data-1';

/** How many answers are kept: those of some hundred keyboards. */
const capacity = 400;

// The description of every keyboard at once would be larger.
const longest = 4 * 1024 * 1024;

/** Keeps what the server last said about keyboards, for when it cannot be reached. */
export class DataCache {
  constructor(
    private readonly caches: CacheStorage,
    private readonly ask: (request: Request) => Promise<Response>,
  ) {}

  /** The server's answer; the last one there was when it does not answer, or not sensibly. */
  async answer(request: Request): Promise<Response> {
    let answer: Response;
    try {
      answer = await this.ask(request);
    } catch (failure) {
      const known = await this.#known(request);
      if (known === undefined) {
        throw failure;
      }
      return known;
    }
    if (answer.status >= 500) {
      return (await this.#known(request)) ?? answer;
    }
    if (answer.status === 200 && Number(answer.headers.get('Content-Length') ?? 0) <= longest) {
      await this.#keep(request, answer.clone());
    }
    return answer;
  }

  async #known(request: Request): Promise<Response | undefined> {
    return (await this.caches.open(name)).match(request, { ignoreVary: true });
  }

  async #keep(request: Request, answer: Response): Promise<void> {
    try {
      const cache = await this.caches.open(name);
      await cache.put(request, answer);
      // In the order in which they were put: what was asked for longest ago comes first.
      const kept = await cache.keys();
      await Promise.all(kept.slice(0, Math.max(0, kept.length - capacity)).map((old) => cache.delete(old, { ignoreVary: true })));
    } catch {
      // No room: then it is not kept.
    }
  }
}
