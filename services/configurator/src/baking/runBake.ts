import { ApiError } from '@/api/ApiError';
import type { JobAnswer, JobProgress } from '@/api/JobAnswer';
import type { Submission } from '@/api/jobs';
import { submitKeymap } from '@/api/jobs';
import type { Bake } from './Bake';
import { followJob, type JobNews } from './followJob';
import { linesOf, withLines } from './JobOutput';
import { waitOrOnline } from './waitOrOnline';

/** What a bake needs of the world; replaced in tests. */
export interface BakeServices {
  readonly submit: (keymapJson: string, key: string, signal: AbortSignal) => Promise<Submission>;
  readonly follow: (jobId: string, signal: AbortSignal) => AsyncGenerator<JobNews, void, undefined>;
  readonly wait: (seconds: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Brings a bake to its end, from wherever it is: a new one is submitted, one that was submitted before the page was loaded again is
 * followed. Gives the bake anew whenever something has happened to it.
 * @throws The reason of `signal` when that is aborted.
 */
export async function* runBake(
  bake: Bake,
  signal: AbortSignal,
  services: BakeServices = liveServices,
): AsyncGenerator<Bake, void, undefined> {
  if (bake.jobId === null) {
    for await (bake of submitted(bake, signal, services)) {
      yield bake;
    }
  }
  if (bake.jobId === null) {
    return;
  }
  try {
    for await (const news of services.follow(bake.jobId, signal)) {
      bake = withNews(bake, news, services.now());
      yield bake;
    }
  } catch (failure) {
    signal.throwIfAborted();
    const message = failure instanceof Error ? failure.message : String(failure);
    yield { ...bake, phase: 'lost', message, endedAt: services.now(), trouble: null };
  }
}

/** The bake after something has happened to its job. */
export function withNews(bake: Bake, news: JobNews, now: number): Bake {
  switch (news.type) {
    case 'state':
      return { ...bake, ...progressOf(news.progress, now), trouble: null };
    case 'output':
      return { ...bake, output: withLines(bake.output, news.from, news.lines), trouble: null };
    case 'silence':
      return { ...bake, trouble: troubleOf(news.error, news.seconds, now) };
    case 'end':
      return withEnd(bake, news.job, now);
  }
}

const firstPause = 1;
const longestPause = 30;

/** Sends the keymap until the service has taken or refused it; under the same key each time, so that it becomes one job. */
async function* submitted(bake: Bake, signal: AbortSignal, services: BakeServices): AsyncGenerator<Bake, void, undefined> {
  for (let failures = 0; ; failures++) {
    try {
      const { jobId, warnings } = await services.submit(bake.keymapJson, bake.key, signal);
      yield { ...bake, jobId, phase: 'waiting', places: warnings, trouble: null };
      return;
    } catch (failure) {
      signal.throwIfAborted();
      const error = failure instanceof ApiError ? failure : new ApiError('broken', String(failure), 0);
      if (!error.isPassing) {
        yield { ...bake, phase: 'refused', message: error.message, places: error.places, endedAt: services.now(), trouble: null };
        return;
      }
      const seconds = error.retryAfter ?? Math.min(firstPause * 2 ** failures, longestPause);
      bake = { ...bake, phase: 'held', trouble: troubleOf(error, seconds, services.now()) };
      yield bake;
      await services.wait(seconds, signal);
    }
  }
}

function progressOf(progress: JobProgress, now: number): Pick<Bake, 'phase' | 'queuePosition' | 'expectedAt'> {
  const { state, queuePosition, estimatedSeconds } = progress;
  return {
    // The end comes with its result, by itself.
    phase: state === 'queued' ? 'waiting' : 'baking',
    queuePosition,
    expectedAt: estimatedSeconds === null ? null : now + estimatedSeconds * 1000,
  };
}

function withEnd(bake: Bake, job: JobAnswer, now: number): Bake {
  const phase = job.state === 'finished' || job.state === 'cancelled' ? job.state : 'failed';
  const output = linesOf(job.result?.output ?? '');
  return { ...bake, phase, output, result: job.result, queuePosition: null, expectedAt: null, endedAt: now, trouble: null };
}

function troubleOf(error: ApiError, seconds: number, now: number): Bake['trouble'] {
  return { kind: error.kind, message: error.message, again: now + seconds * 1000 };
}

const liveServices: BakeServices = { submit: submitKeymap, follow: followJob, wait: waitOrOnline, now: Date.now };
