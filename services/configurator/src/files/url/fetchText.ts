/**
 * Why a file could not be had from another site: it does not exist there (`status` says more), it is larger than any keymap, it takes too long, it is
 * no text, or `blocked`: the site is not there or does not let other sites' pages read its files (no CORS headers) – browsers do not tell which.
 */
export class FetchError extends Error {
  override readonly name = 'FetchError';

  constructor(
    readonly code: 'blocked' | 'status' | 'large' | 'slow' | 'mixed',
    readonly status = 0,
  ) {
    super(code);
  }
}

/**
 * Fetches a text from any site, without cookies or referrer.
 * @throws {FetchError}
 * @throws The reason of `signal` when that was aborted.
 */
export async function fetchText(url: URL, signal: AbortSignal): Promise<string> {
  if (globalThis.location?.protocol === 'https:' && url.protocol === 'http:') {
    throw new FetchError('mixed');
  }
  const slow = AbortSignal.timeout(longestWait);
  try {
    const answer = await fetch(url, {
      signal: AbortSignal.any([signal, slow]),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'follow',
    });
    if (!answer.ok) {
      throw new FetchError('status', answer.status);
    }
    return await textOf(answer);
  } catch (failure) {
    signal.throwIfAborted();
    throw failure instanceof FetchError ? failure : new FetchError(slow.aborted ? 'slow' : 'blocked');
  }
}

const longestWait = 20_000;
const mostBytes = 1024 * 1024;

async function textOf(answer: Response): Promise<string> {
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for (let piece = await reader?.read(); piece !== undefined && !piece.done; piece = await reader!.read()) {
    length += piece.value.length;
    if (length > mostBytes) {
      await reader!.cancel().catch(() => undefined);
      throw new FetchError('large');
    }
    text += decoder.decode(piece.value, { stream: true });
  }
  return text + decoder.decode();
}
