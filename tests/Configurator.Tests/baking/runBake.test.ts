import { expect, it } from 'vitest';
import { ApiError } from '@/api/ApiError';
import type { JobAnswer } from '@/api/JobAnswer';
import type { Submission } from '@/api/jobs';
import type { Bake } from '@/baking/Bake';
import { bakeOf, isBakeRecord, recordOf } from '@/baking/BakeRecord';
import type { JobNews } from '@/baking/followJob';
import { newBake } from '@/baking/newBake';
import { runBake, type BakeServices } from '@/baking/runBake';
import { aKeymap } from './aKeymap';

const result = {
  keyboard: 'bakery/pretzel',
  layout: 'LAYOUT',
  keymap: 'mine',
  keymapJson: '{}',
  output: 'one\ntwo\n',
  returnCode: 0,
  firmwareFile: 'bakery_pretzel_mine.hex',
  keymapFile: 'bakery-pretzel-mine.json',
  sourceFile: 'source.zip',
};
const finished: JobAnswer = {
  id: 'j',
  state: 'finished',
  queuePosition: null,
  estimatedSeconds: null,
  result,
};
const queued: JobNews = {
  type: 'state',
  progress: { state: 'queued', queuePosition: 3, estimatedSeconds: 12 },
};
const running: JobNews = {
  type: 'state',
  progress: { state: 'running', queuePosition: null, estimatedSeconds: 5 },
};
const now = 1_000_000;

function services(submissions: (Submission | Error)[], news: (JobNews | Error)[]) {
  const keys: string[] = [];
  const waits: number[] = [];
  const made: BakeServices = {
    submit: async (_, key) => {
      keys.push(key);
      const next = submissions.shift()!;
      if (next instanceof Error) {
        throw next;
      }
      return next;
    },
    follow: async function* () {
      for (const one of news) {
        if (one instanceof Error) {
          throw one;
        }
        yield one;
      }
    },
    wait: async (seconds) => {
      waits.push(seconds);
    },
    now: () => now,
  };
  return { made, keys, waits };
}

async function run(bake: Bake, made: BakeServices): Promise<Bake[]> {
  const bakes: Bake[] = [];
  for await (const next of runBake(bake, new AbortController().signal, made)) {
    bakes.push(next);
  }
  return bakes;
}

const start = newBake(aKeymap(), now);

it('goes from sending to the files', async () => {
  const { made } = services(
    [{ jobId: 'j', warnings: [] }],
    [queued, running, { type: 'output', from: 0, lines: ['one'] }, { type: 'end', job: finished }],
  );
  const bakes = await run(start, made);
  expect(bakes.map(({ phase }) => phase)).toEqual(['waiting', 'waiting', 'baking', 'baking', 'finished']);
  expect(bakes[1]).toMatchObject({
    queuePosition: 3,
    expectedAt: now + 12_000,
    jobId: 'j',
  });
  expect(bakes[3]!.output).toEqual(['one']);
  expect(bakes[4]).toMatchObject({
    output: ['one', 'two'],
    endedAt: now,
    result: { firmwareFile: 'bakery_pretzel_mine.hex' },
  });
});

it('sends the same under the same key until an answer comes', async () => {
  const offline = new ApiError('offline', 'no', 0);
  const { made, keys, waits } = services([offline, offline, { jobId: 'j', warnings: [] }], []);
  const bakes = await run(start, made);
  expect(new Set(keys)).toEqual(new Set([start.key]));
  expect(waits).toEqual([1, 2]);
  expect(bakes[0]).toMatchObject({
    phase: 'held',
    trouble: { kind: 'offline', again: now + 1000 },
  });
  expect(bakes.at(-1)).toMatchObject({ phase: 'waiting', trouble: null });
});

it('waits as long as a service asks for that has too much to do', async () => {
  const { made, waits } = services([new ApiError('busy', 'Too many requests.', 429, [], 9), { jobId: 'j', warnings: [] }], []);
  expect((await run(start, made))[0]).toMatchObject({
    phase: 'held',
    trouble: { kind: 'busy', again: now + 9000 },
  });
  expect(waits).toEqual([9]);
});

it('ends when the service refuses the keymap, and says where it is wrong', async () => {
  const place = { path: '$.layers[0][1]', message: 'No such keycode.' };
  const { made } = services([new ApiError('refused', '$.layers[0][1]: No such keycode.', 422, [place])], []);
  expect(await run(start, made)).toMatchObject([{ phase: 'refused', places: [place], endedAt: now }]);
});

it('shows what a lost compiler has printed no more', async () => {
  const again: JobNews = { type: 'output', from: 1, lines: ['c'] };
  const { made } = services([{ jobId: 'j', warnings: [] }], [{ type: 'output', from: 0, lines: ['a', 'b', 'd'] }, again]);
  expect((await run(start, made)).at(-1)!.output).toEqual(['a', 'c']);
});

it('keeps the job through a silence', async () => {
  const silence: JobNews = {
    type: 'silence',
    error: new ApiError('offline', 'no', 0),
    seconds: 4,
  };
  const bakes = await run(start, services([{ jobId: 'j', warnings: [] }], [running, silence, running]).made);
  expect(bakes[2]).toMatchObject({
    phase: 'baking',
    trouble: { kind: 'offline', again: now + 4000 },
  });
  expect(bakes[3]!.trouble).toBeNull();
});

it('is lost when nobody knows the job any more', async () => {
  const { made } = services([], [new ApiError('missing', 'Compile job not found', 404)]);
  expect(await run({ ...start, jobId: 'j' }, made)).toMatchObject([{ phase: 'lost', message: 'Compile job not found' }]);
});

it('goes on after the page was loaded again, from what was remembered', async () => {
  const record: unknown = JSON.parse(JSON.stringify(recordOf({ ...start, jobId: 'j', phase: 'baking' })));
  expect(isBakeRecord(record)).toBe(true);
  const { made, keys } = services([], [{ type: 'end', job: finished }]);
  const bakes = await run(bakeOf(record as never), made);
  expect(keys).toEqual([]);
  expect(bakes.at(-1)).toMatchObject({
    phase: 'finished',
    key: start.key,
    keymapJson: start.keymapJson,
  });
});

it('makes keys that are UUIDs and differ', () => {
  const keys = [newBake(aKeymap(), now).key, start.key];
  expect(keys[0]).not.toBe(keys[1]);
  keys.forEach((key) => expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/));
});
