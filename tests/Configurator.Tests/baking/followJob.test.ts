import { expect, it } from 'vitest';
import { ApiError } from '@/api/ApiError';
import type { JobEvent } from '@/api/events/jobEvents';
import type { JobAnswer } from '@/api/JobAnswer';
import type { JobNews, JobNewsSources } from '@/baking/followJob';
import { followJob } from '@/baking/followJob';

const result = {
  keyboard: '',
  layout: '',
  keymap: '',
  keymapJson: '',
  output: '',
  returnCode: 0,
  firmwareFile: '',
  keymapFile: '',
  sourceFile: '',
};
const running: JobAnswer = {
  id: 'j',
  state: 'running',
  queuePosition: null,
  estimatedSeconds: 4,
  result: null,
};
const finished: JobAnswer = {
  ...running,
  state: 'finished',
  estimatedSeconds: null,
  result,
};
const state: JobEvent = { type: 'state', progress: running, id: '1-0' };
const output: JobEvent = { type: 'output', from: 0, lines: ['a'], id: '1-1' };
const end: JobEvent = { type: 'end', job: finished, id: '1-1' };
const offline = new ApiError('offline', 'no', 0);

type Script = readonly (JobEvent | Error | 'silence')[];

function sources(streams: Script[], jobs: (JobAnswer | Error)[] = []) {
  const heard: string[] = [];
  const waits: number[] = [];
  const made: JobNewsSources = {
    events: async function* (_, lastEventId, signal) {
      heard.push(lastEventId);
      for (const step of streams.shift() ?? []) {
        if (step === 'silence') {
          await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
        } else if (step instanceof Error) {
          throw step;
        } else {
          yield step;
        }
      }
    },
    job: async () => {
      const job = jobs.shift();
      if (job instanceof Error || job === undefined) {
        throw job ?? new Error('asked once too often');
      }
      return { job, retryAfter: null };
    },
    wait: async (seconds, signal) => {
      waits.push(seconds);
      await new Promise((resolve) => setTimeout(resolve, seconds >= 20 ? 20 : 0));
      signal.throwIfAborted();
    },
  };
  return { made, heard, waits };
}

async function follow({ made }: { made: JobNewsSources }): Promise<JobNews['type'][]> {
  const types: JobNews['type'][] = [];
  for await (const news of followJob('j', new AbortController().signal, made)) {
    types.push(news.type);
  }
  return types;
}

it('follows the events to the end', async () => {
  expect(await follow(sources([[state, output, end]]))).toEqual(['state', 'output', 'end']);
});

it('goes on where the stream broke off', async () => {
  const world = sources([
    [state, output],
    [state, end],
  ]);
  expect(await follow(world)).toEqual(['state', 'output', 'state', 'end']);
  expect(world.heard).toEqual(['', '1-1']);
});

it('asks again and again when there are no events to be had', async () => {
  const world = sources([[new ApiError('broken', 'no stream', 200)]], [running, finished]);
  expect(await follow(world)).toEqual(['state', 'end']);
});

it('asks again and again when streams end without a word', async () => {
  expect(await follow(sources([[], [], []], [finished]))).toEqual(['end']);
});

it('says nothing of one failure, and tells of the second, longer each time', async () => {
  const world = sources([[offline], [offline], [offline], [end]]);
  expect(await follow(world)).toEqual(['silence', 'silence', 'end']);
  expect(world.waits.filter((seconds) => seconds < 20)).toEqual([1, 2, 4]);
});

it('waits as long as it is told to', async () => {
  const world = sources([[new ApiError('busy', 'wait', 429, [], 7)], [end]]);
  expect(await follow(world)).toEqual(['silence', 'end']);
  expect(world.waits).toContain(7);
});

it('leaves a stream that has fallen silent while the job went on', async () => {
  const world = sources([[state, 'silence'], [end]], [running, finished]);
  expect(await follow(world)).toEqual(['state', 'end']);
  expect(world.heard).toEqual(['', '1-0']);
});

it('ends with the error when the job is gone', async () => {
  await expect(follow(sources([[new ApiError('missing', 'gone', 404)]]))).rejects.toMatchObject({ kind: 'missing' });
});

it('ends when it is told to', async () => {
  const ending = new AbortController();
  const { made } = sources([[state, 'silence']]);
  const seen: string[] = [];
  const following = (async () => {
    for await (const news of followJob('j', ending.signal, {
      ...made,
      wait: (_, signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    })) {
      seen.push(news.type);
      ending.abort(new Error('enough'));
    }
  })();
  await expect(following).rejects.toThrow('enough');
  expect(seen).toEqual(['state']);
});
