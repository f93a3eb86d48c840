import { readRemoteFindings, type RemoteFinding } from './RemoteValidation';

/** What the service says to a keymap: its findings, `absent` when it has no such endpoint, `failed` when it could not be asked. */
export type RemoteAnswer = readonly RemoteFinding[] | 'absent' | 'failed';

/** Asks the service what is wrong with a keymap. @param keymap the text of keymap.json @throws the abort of the signal */
export async function validateRemotely(keymap: string, signal: AbortSignal, send: typeof fetch = fetch): Promise<RemoteAnswer> {
  try {
    const response = await send('/v1/keymaps/validate', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: keymap,
      signal,
    });
    if (response.status === 404 || response.status === 405 || response.status === 501) {
      return 'absent';
    }
    return response.ok ? readRemoteFindings(await response.json()) : 'failed';
  } catch (error) {
    if (signal.aborted) {
      throw error;
    }
    return 'failed';
  }
}
