import { ApiError } from './ApiError';
import type { ErrorPlace } from './ErrorPlace';
import { readErrorPlaces } from './ErrorPlace';
import type { JobAnswer } from './JobAnswer';
import { isFinal, readJob } from './JobAnswer';
import { callApi, callApiForJson } from './callApi';
import { readRetryAfter } from './retryAfter';

/** A keymap was accepted for compiling. */
export interface Submission {
  /** UUID of the job. */
  readonly jobId: string;
  /** What may keep the keymap from compiling. */
  readonly warnings: readonly ErrorPlace[];
}

/** A job, and when to ask for it again. */
export interface JobReading {
  readonly job: JobAnswer;
  /** Seconds to wait before the next question; null when the job has ended or nobody said. */
  readonly retryAfter: number | null;
}

/** A file of a job. */
export type JobFile = 'download' | 'keymap' | 'source' | 'bundle';

/**
 * Submits a keymap.
 * @param keymapJson The keymap.json.
 * @param idempotencyKey The same key with the same keymap gets the same job, however often it is sent.
 */
export function submitKeymap(keymapJson: string, idempotencyKey: string, signal?: AbortSignal): Promise<Submission> {
  return callApiForJson('/v1/compile', readSubmission, {
    method: 'POST',
    body: keymapJson,
    headers: { 'Idempotency-Key': idempotencyKey },
    signal,
  });
}

/** Asks how far a job is. */
export async function getJob(id: string, signal?: AbortSignal): Promise<JobReading> {
  const answer = await callApi(jobPath(id), { signal });
  try {
    const job = readJob(await answer.json());
    return { job, retryAfter: isFinal(job.state) ? null : readRetryAfter(answer.headers.get('Retry-After')) };
  } catch (failure) {
    signal?.throwIfAborted();
    throw new ApiError('broken', failure instanceof Error ? failure.message : String(failure), answer.status);
  }
}

/** Cancels a job. @returns The job as it then stands: one that has ended stays as it is. */
export function cancelJob(id: string, signal?: AbortSignal): Promise<JobAnswer> {
  return callApiForJson(jobPath(id), readJob, { method: 'DELETE', signal });
}

/** Path of a job, or of one of its files. */
export function jobPath(id: string, file?: JobFile): string {
  return `/v1/compile/${encodeURIComponent(id)}${file === undefined ? '' : `/${file}`}`;
}

function readSubmission(value: unknown): Submission {
  const answer = value as { job_id?: unknown; warnings?: unknown } | null;
  if (typeof answer?.job_id !== 'string' || answer.job_id === '') {
    throw new TypeError('It names no job.');
  }
  return { jobId: answer.job_id, warnings: readErrorPlaces(answer.warnings) };
}
