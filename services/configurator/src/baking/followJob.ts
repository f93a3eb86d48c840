import { ApiError } from '@/api/ApiError';
import type { JobEvent } from '@/api/events/jobEvents';
import { jobEvents } from '@/api/events/jobEvents';
import type { JobAnswer, JobProgress } from '@/api/JobAnswer';
import { isFinal } from '@/api/JobAnswer';
import type { JobReading } from '@/api/jobs';
import { getJob } from '@/api/jobs';
import { waitOrOnline } from './waitOrOnline';

/** News of a job that is followed. */
export type JobNews =
  | { readonly type: 'state'; readonly progress: JobProgress }
  | { readonly type: 'output'; readonly from: number; readonly lines: readonly string[] }
  /** Nobody answers at the moment; the job goes on without us, and is asked for again in `seconds`. */
  | { readonly type: 'silence'; readonly error: ApiError; readonly seconds: number }
  | { readonly type: 'end'; readonly job: JobAnswer };

/** Where news come from; replaced in tests. */
export interface JobNewsSources {
  readonly events: (id: string, lastEventId: string, signal: AbortSignal) => AsyncGenerator<JobEvent, void, undefined>;
  readonly job: (id: string, signal: AbortSignal) => Promise<JobReading>;
  /** Resolves after that many seconds, sooner when the network has come back; rejects when aborted. */
  readonly wait: (seconds: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Follows a job to its end: by its events as long as those come, and by asking again and again where they do not (a proxy that holds
 * streams back, a browser that cuts them off). Lost connections are taken up where they broke.
 * @throws {ApiError} When the job does not exist (any more), or the service answers what cannot be understood.
 * @throws The reason of `signal` when that is aborted.
 */
export async function* followJob(
  id: string,
  signal: AbortSignal,
  sources: JobNewsSources = liveSources,
): AsyncGenerator<JobNews, void, undefined> {
  let lastEventId = '';
  let barrenStreams = 0;
  let failures = 0;
  while (barrenStreams < streamsToTry) {
    let heard = false;
    try {
      for await (const event of withoutSilence(id, lastEventId, signal, sources)) {
        heard = true;
        failures = 0;
        lastEventId = event.id;
        yield event;
        if (event.type === 'end') {
          return;
        }
      }
      barrenStreams = heard ? 0 : barrenStreams + 1;
      await sources.wait(secondsToReconnect, signal);
    } catch (failure) {
      if (failure instanceof ApiError && failure.kind === 'broken') {
        break;
      }
      yield* silenceAfter(failure, failures++, signal, sources);
    }
  }
  yield* askAgainAndAgain(id, signal, sources);
}

/** Streams that break off without a word, one after the other, before it is given up to listen. */
const streamsToTry = 3;
const secondsToReconnect = 1;
const secondsOfSilence = 20;
const secondsBetweenQuestions = 3;
const longestPause = 30;

/** The events of a stream; when none come for long, the stream counts as ended unless the job is still where it was. */
async function* withoutSilence(
  id: string,
  lastEventId: string,
  signal: AbortSignal,
  sources: JobNewsSources,
): AsyncGenerator<JobEvent, void, undefined> {
  const stream = new AbortController();
  const end = (): void => stream.abort(signal.reason);
  signal.addEventListener('abort', end);
  const events = sources.events(id, lastEventId, stream.signal);
  let known: string | null = null;
  try {
    for (;;) {
      signal.throwIfAborted();
      const next = events.next();
      // What is not waited for any more must not end as an unhandled rejection.
      next.catch(() => undefined);
      let event: IteratorResult<JobEvent, void> | null;
      while ((event = await orSilence(next, signal, sources)) === null) {
        const { job } = await sources.job(id, signal);
        if (job.state !== known) {
          return;
        }
      }
      if (event.done === true) {
        return;
      }
      known = event.value.type === 'state' ? event.value.progress.state : known;
      yield event.value;
    }
  } finally {
    signal.removeEventListener('abort', end);
    stream.abort();
  }
}

async function orSilence<T>(next: Promise<T>, signal: AbortSignal, sources: JobNewsSources): Promise<T | null> {
  const waiting = new AbortController();
  const end = (): void => waiting.abort(signal.reason);
  signal.addEventListener('abort', end);
  const silence = sources.wait(secondsOfSilence, waiting.signal).then(() => null);
  silence.catch(() => undefined);
  try {
    return await Promise.race([next, silence]);
  } finally {
    signal.removeEventListener('abort', end);
    waiting.abort();
  }
}

async function* askAgainAndAgain(id: string, signal: AbortSignal, sources: JobNewsSources): AsyncGenerator<JobNews, void, undefined> {
  for (let failures = 0; ;) {
    try {
      const { job, retryAfter } = await sources.job(id, signal);
      failures = 0;
      if (isFinal(job.state)) {
        yield { type: 'end', job };
        return;
      }
      yield { type: 'state', progress: job };
      await sources.wait(retryAfter ?? secondsBetweenQuestions, signal);
    } catch (failure) {
      yield* silenceAfter(failure, failures++, signal, sources);
    }
  }
}

/** Waits after a failure that may pass, longer each time; throws one that does not. */
async function* silenceAfter(
  failure: unknown,
  failures: number,
  signal: AbortSignal,
  sources: JobNewsSources,
): AsyncGenerator<JobNews, void, undefined> {
  signal.throwIfAborted();
  if (!(failure instanceof ApiError) || !(failure.isPassing || failure.status >= 500)) {
    throw failure;
  }
  const seconds = failure.retryAfter ?? Math.min(secondsToReconnect * 2 ** failures, longestPause);
  // Once is not worth a word: connections break, and are there again.
  if (failures > 0 || failure.retryAfter !== null) {
    yield { type: 'silence', error: failure, seconds };
  }
  await sources.wait(seconds, signal);
}

const liveSources: JobNewsSources = { events: jobEvents, job: getJob, wait: waitOrOnline };
