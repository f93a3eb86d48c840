import { afterEach, expect, it, vi } from 'vitest';
import { jobEvents, type JobEvent } from '@/api/events/jobEvents';

afterEach(() => vi.unstubAllGlobals());

const ended = {
  id: 'j',
  state: 'finished',
  status: 'finished',
  queue_position: null,
  estimated_seconds: null,
  result: { keyboard: 'a', output: 'ok\n', returncode: 0 },
};

function streaming(pieces: readonly string[], headers: Record<string, string> = { 'Content-Type': 'text/event-stream' }) {
  const fetch = vi.fn(async (_url: string, _init: RequestInit) => {
    const bytes = pieces.map((piece) => new TextEncoder().encode(piece));
    return new Response(
      new ReadableStream({
        pull: (stream) => (bytes.length > 0 ? stream.enqueue(bytes.shift()!) : stream.close()),
      }),
      { headers },
    );
  });
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

async function all(lastEventId = ''): Promise<JobEvent[]> {
  const events: JobEvent[] = [];
  for await (const event of jobEvents('j', lastEventId, new AbortController().signal)) {
    events.push(event);
  }
  return events;
}

it('reads states, output and the end', async () => {
  streaming([
    'event: state\ndata: {"estimated_seconds":9,"queue_position":2,"state":"queued","status":"queued"}\nid: 0-0\n\n',
    'event: output\ndata: {"from":0,"lines":["a","b"]}\nid: 5-2\n\nevent: ',
    `end\ndata: ${JSON.stringify(ended)}\nid: 5-2\n\n`,
  ]);
  const events = await all();
  expect(events.slice(0, 2)).toEqual([
    {
      type: 'state',
      progress: { state: 'queued', queuePosition: 2, estimatedSeconds: 9 },
      id: '0-0',
    },
    { type: 'output', from: 0, lines: ['a', 'b'], id: '5-2' },
  ]);
  expect(events[2]).toMatchObject({
    type: 'end',
    job: { state: 'finished', result: { output: 'ok\n', firmwareFile: '' } },
  });
});

it('says where it goes on', async () => {
  const fetch = streaming([]);
  await all('5-2');
  expect(fetch.mock.calls[0]![1].headers).toMatchObject({
    'Last-Event-ID': '5-2',
  });
});

it('refuses what is no event stream', async () => {
  streaming(['{}'], { 'Content-Type': 'application/json' });
  await expect(all()).rejects.toMatchObject({ kind: 'broken' });
});

it('refuses events that cannot be read', async () => {
  streaming(['event: state\ndata: {"state":"burnt"}\n\n']);
  await expect(all()).rejects.toMatchObject({ kind: 'broken' });
});
