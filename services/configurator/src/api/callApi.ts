import { ApiError, errorKindOf } from './ApiError';
import { apiAddress } from './apiAddress';
import { readErrorPlaces } from './ErrorPlace';
import { readRetryAfter } from './retryAfter';

/** What to send to the API. */
export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  /** Text of the body, JSON. */
  readonly body?: string;
  /** Ends the request; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Milliseconds until an answer must have begun; 30 seconds unless told otherwise. */
  readonly timeout?: number;
}

/**
 * Sends a request to the API.
 * @returns An answer with a status of 200 to 299, its body not yet read.
 * @throws {ApiError} For any other answer, and for none.
 * @throws The reason of `signal` when that was aborted.
 */
export async function callApi(path: string, what: ApiRequest = {}): Promise<Response> {
  const { signal, timeout = defaultTimeout } = what;
  signal?.throwIfAborted();
  const ending = new AbortController();
  const end = (): void => ending.abort(signal?.reason);
  signal?.addEventListener('abort', end);
  const timer = setTimeout(() => ending.abort(new DOMException('The service takes too long to answer.', 'TimeoutError')), timeout);
  let answer: Response;
  try {
    answer = await fetch(apiAddress(path), {
      method: what.method ?? 'GET',
      headers: { Accept: 'application/json, application/problem+json', ...(what.body === undefined ? {} : jsonBody), ...what.headers },
      body: what.body,
      signal: ending.signal,
    });
  } catch (failure) {
    signal?.removeEventListener('abort', end);
    signal?.throwIfAborted();
    throw new ApiError('offline', failure instanceof Error ? failure.message : String(failure), 0);
  } finally {
    clearTimeout(timer);
  }

  if (answer.ok) {
    // The signal stays attached: the body is still to come.
    return answer;
  }
  try {
    throw await errorOf(answer);
  } finally {
    signal?.removeEventListener('abort', end);
  }
}

/**
 * Sends a request and reads the JSON of the answer.
 * @param read Makes of it what is wanted; throws when it is something else.
 */
export async function callApiForJson<T>(path: string, read: (value: unknown) => T, what: ApiRequest = {}): Promise<T> {
  const answer = await callApi(path, what);
  let text: string;
  try {
    text = await answer.text();
  } catch (failure) {
    what.signal?.throwIfAborted();
    throw new ApiError('offline', failure instanceof Error ? failure.message : String(failure), 0);
  }
  try {
    return read(JSON.parse(text));
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : String(failure);
    throw new ApiError('broken', `The answer of ${path} cannot be read: ${why}`, answer.status);
  }
}

const defaultTimeout = 30_000;
const jsonBody = { 'Content-Type': 'application/json' };

/** Makes an error of an answer: problem details (RFC 9457), the older `{code, message}`, or, from anything between here and the service, any text. */
async function errorOf(answer: Response): Promise<ApiError> {
  const retryAfter = readRetryAfter(answer.headers.get('Retry-After'));
  const problem = await bodyOf(answer);
  const message =
    textOf(problem.detail) ?? textOf(problem.message) ?? textOf(problem.title) ?? `HTTP ${answer.status} ${answer.statusText}`.trim();
  return new ApiError(errorKindOf(answer.status), message, answer.status, readErrorPlaces(problem.errors), retryAfter);
}

async function bodyOf(answer: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await answer.json();
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
