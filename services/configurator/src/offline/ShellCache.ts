/** The files of one version of the page; the build fills them in. */
export interface Shell {
  /** Differs between any two versions. */
  readonly revision: string;
  /** Their paths from where the page lies, for example `assets/index-CkP3x9aZ.js`. */
  readonly files: readonly string[];
}

const prefix = 'shell-';
const index = 'index.html';

/** Keeps the files of the page. */
export class ShellCache {
  readonly #name: string;

  constructor(
    private readonly shell: Shell,
    private readonly caches: CacheStorage,
  ) {
    this.#name = prefix + shell.revision;
  }

  /** Fetches all files; fails when one of them cannot be had, and the version before stays. */
  async fill(): Promise<void> {
    const cache = await this.caches.open(this.#name);
    // What is named after its content may come from the browser's own cache.
    await cache.addAll(this.shell.files.map((file) => new Request(file, { cache: file.startsWith('assets/') ? 'default' : 'reload' })));
  }

  /** Forgets former versions but the last: windows that were opened with it go on, and may want more of it. */
  async tidy(): Promise<void> {
    const former = (await this.caches.keys()).filter((name) => name.startsWith(prefix) && name !== this.#name);
    await Promise.all(former.slice(0, -1).map((name) => this.caches.delete(name)));
  }

  /** The file for a request; a window gets the page. Null when it is not there any more: browsers throw caches away when they need room. */
  async answer(request: Request): Promise<Response | null> {
    const cache = await this.caches.open(this.#name);
    const options = { ignoreVary: true, ignoreSearch: true };
    const found =
      request.mode === 'navigate'
        ? await cache.match(index, options)
        : ((await cache.match(request, options)) ?? (await this.caches.match(request, options)));
    return found ?? null;
  }
}
