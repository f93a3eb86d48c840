/**
 * Who answers a request of the page:
 * `shell`: the page's own files, as they came with the running version;
 * `data`: the server, and what it said before when it cannot be reached;
 * `network`: the server alone.
 */
export type Answering = 'shell' | 'data' | 'network';

/** What of a request decides. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  /** `navigate` for what a window is to show. */
  readonly mode: string;
}

// What is told about keyboards, and what keymaps are made of. What is large, or tells how the server is doing, is not kept.
const data = /^v1\/(keyboard_(list|aliases|metadata)\.json|keyboards|constants_metadata\.json|constants\/.+|keyboards\/.+|skeletons\/.+)$/;
const passing = /^v1\/keyboards\/(all|error_log|build_[a-z]+|.+\/(lint|build_log))$/;

/**
 * Decides who answers.
 * @param asked the request
 * @param scope where the page lies, ending in a slash, for example `https://keymaps.example.org/`
 * @param shell paths of the page's own files, from there
 */
export function answeringOf(asked: Asked, scope: string, shell: ReadonlySet<string>): Answering {
  const { origin, pathname } = new URL(asked.url);
  const root = new URL(scope);
  if (asked.method !== 'GET' || origin !== root.origin || !pathname.startsWith(root.pathname)) {
    return 'network';
  }
  const path = pathname.slice(root.pathname.length);
  if (path === '') {
    return asked.mode === 'navigate' ? 'shell' : 'network';
  }
  if (shell.has(path)) {
    return 'shell';
  }
  return data.test(path) && !passing.test(path) ? 'data' : 'network';
}
