import { ApiError } from '../ApiError';
import type { JobAnswer, JobProgress } from '../JobAnswer';
import { readJob, readProgress } from '../JobAnswer';
import { jobPath } from '../jobs';
import { callApi } from '../callApi';
import { EventStreamParser } from './EventStreamParser';

/** Something that happened to a job. */
export type JobEvent =
  | { readonly type: 'state'; readonly progress: JobProgress; readonly id: string }
  /** Lines of output; `from` is the number of the first of them, and lines from there on that came earlier are void. */
  | { readonly type: 'output'; readonly from: number; readonly lines: readonly string[]; readonly id: string }
  | { readonly type: 'end'; readonly job: JobAnswer; readonly id: string };

/**
 * Listens to a job until its end or until the stream breaks off; both just end the iteration.
 * @param lastEventId Id of the last event that was heard; empty to hear all.
 * @throws {ApiError} When there is no stream: kind `broken` for an answer that is no event stream.
 */
export async function* jobEvents(id: string, lastEventId: string, signal: AbortSignal): AsyncGenerator<JobEvent, void, undefined> {
  const answer = await callApi(`${jobPath(id)}/events`, {
    headers: { Accept: 'text/event-stream, application/problem+json', ...(lastEventId === '' ? {} : { 'Last-Event-ID': lastEventId }) },
    signal,
  });
  if (answer.body === null || !/^text\/event-stream\b/i.test(answer.headers.get('Content-Type') ?? '')) {
    throw new ApiError('broken', 'The answer is no event stream.', answer.status);
  }

  const parser = new EventStreamParser();
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      for (const event of parser.push(decoder.decode(value, { stream: true }))) {
        const read = readEvent(event.type, event.data, event.id);
        if (read !== null) {
          yield read;
        }
      }
    }
  } catch (failure) {
    signal.throwIfAborted();
    if (failure instanceof ApiError) {
      throw failure;
    }
    // A connection that breaks is no other end than a stream that just ends: whoever listens comes again.
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function readEvent(type: string, data: string, id: string): JobEvent | null {
  try {
    const value: unknown = JSON.parse(data);
    switch (type) {
      case 'state':
        return { type, progress: readProgress(value), id };
      case 'output':
        return { type, ...readOutput(value), id };
      case 'end':
        return { type, job: readJob(value), id };
      default:
        return null;
    }
  } catch (failure) {
    throw new ApiError(
      'broken',
      `The event "${type}" cannot be read: ${failure instanceof Error ? failure.message : String(failure)}`,
      200,
    );
  }
}

function readOutput(value: unknown): { from: number; lines: readonly string[] } {
  const output = value as { from?: unknown; lines?: unknown } | null;
  if (typeof output?.from !== 'number' || !Array.isArray(output.lines)) {
    throw new TypeError('It holds no lines.');
  }
  return { from: output.from, lines: output.lines.map(String) };
}
