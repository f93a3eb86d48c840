import type { ErrorPlace } from './ErrorPlace';

/**
 * What kind of trouble a request met, which decides what a person can do:
 * - `offline`: no answer came, so it is not known whether the request arrived;
 * - `busy`: too many requests from here (429); come back after `retryAfter`;
 * - `unavailable`: a part of the service is away for the moment (502, 503, 504);
 * - `missing`: there is nothing (any more) under that name (404, 410);
 * - `refused`: what was sent is wrong, `places` may say where (other 4xx);
 * - `broken`: the service made a mistake, or what answered is not the service (5xx, an answer that cannot be read).
 */
export type ApiErrorKind = 'offline' | 'busy' | 'unavailable' | 'missing' | 'refused' | 'broken';

/** A request that did not get what it asked for. `message` is the service's own words where it had any. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly kind: ApiErrorKind,
    message: string,
    /** HTTP status; 0 when there was no answer. */
    readonly status: number,
    /** What is wrong at which place of what was sent. */
    readonly places: readonly ErrorPlace[] = [],
    /** Seconds after which it makes sense to try again; null when nobody said. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }

  /** True when the same request may succeed later. */
  get isPassing(): boolean {
    return this.kind === 'offline' || this.kind === 'busy' || this.kind === 'unavailable';
  }
}

/** The kind of error an HTTP status stands for. */
export function errorKindOf(status: number): ApiErrorKind {
  switch (status) {
    case 429:
      return 'busy';
    case 408:
    case 502:
    case 503:
    case 504:
      return 'unavailable';
    case 404:
    case 410:
      return 'missing';
    default:
      return status >= 400 && status < 500 ? 'refused' : 'broken';
  }
}
