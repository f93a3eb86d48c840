import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import createClient from 'openapi-fetch';
import type { components, paths } from './api.js';
import { Conformance, type Description } from './conformance.js';

type Keymap = paths['/v1/compile']['post']['requestBody']['content']['application/json'];
type ErrorAnswer = components['schemas']['ErrorAnswer'];

const [origin, documentFile, key, keymapText, finished, adminToken, webhookSecret] = process.argv.slice(2) as
  [string, string, string, string, string, string, string];
const description: Description = JSON.parse(readFileSync(documentFile, 'utf8'));
const conformance = new Conformance(description);

// What is posted under a key must be the same bytes again.
const api = createClient<paths>({ baseUrl: origin, redirect: 'manual', bodySerializer: body => typeof body === 'string' ? body : JSON.stringify(body) });
api.use({
  // Names of keyboards stand in paths with their slashes as they are.
  onRequest: ({ request }) => new Request(request.url.replaceAll('%2F', '/'), request),
  onResponse: ({ schemaPath, request, response }) => conformance.check(schemaPath, request.method, response),
});

function must(condition: unknown, message: string): asserts condition {
  if (!condition) {
    throw new Error(message);
  }
}

const keymap: Keymap = JSON.parse(keymapText);
const id = { params: { path: { id: finished } } };
const nobody = { params: { path: { id: '6a0a9ee5-0000-4000-8000-000000000000' } } };
const keyboard = 'bakery/pretzel';

// The whole way of a keymap.
const submitted = await api.POST('/v1/compile', { body: keymap, params: { query: { wait: 0 } } });
must(submitted.data?.enqueued, 'The keymap was not accepted.');
const jobId: string = submitted.data.job_id;
const queued = await api.GET('/v1/compile/{id}', { params: { path: { id: jobId } } });
const state: 'queued' | 'running' | 'finished' | 'failed' | 'cancelled' | undefined = queued.data?.state;
must(state === 'queued', `A new job is ${state}.`);
const position: number | null | undefined = queued.data?.queue_position;
must(typeof position === 'number', 'A queued job has no place in the queue.');
const cancelled = await api.DELETE('/v1/compile/{id}', { params: { path: { id: jobId } } });
must(cancelled.data?.status === 'failed', 'A cancelled job has not failed.');

const ended = await api.POST('/v1/compile', {
  body: keymap,
  params: { query: { wait: 5 }, header: { 'Idempotency-Key': key } },
});
must(ended.data !== undefined && 'result' in ended.data && ended.data.job_id === finished, 'The repeated keymap is not the job it was.');
must(ended.data.result?.firmware_binary_url?.[0]?.endsWith(`/v1/compile/${finished}/download`), 'There is no firmware.');

const batch = await api.POST('/v1/compile/batch', { body: [keymap, { ...keymap, layers: [['$(rm)']] }] });
must(batch.data?.entries[0]?.job_id, 'The first of the batch was not accepted.');
must(batch.data.entries[1]?.error?.errors?.[0]?.path === '$[1].layers[0][0]', 'The second of the batch has no place.');

// Errors.
const refused = await api.POST('/v1/compile', { body: { ...keymap, layers: [['$(rm)']] } });
const error: ErrorAnswer | undefined = refused.error && 'code' in refused.error ? refused.error : undefined;
must(error?.code === 422 && error.errors?.[0]?.path === '$.layers[0][0]', 'The refusal has no place.');
const problem = await api.POST('/v1/compile', { body: { ...keymap, layers: [] }, headers: { Accept: 'application/problem+json' } });
must(problem.error && 'detail' in problem.error && problem.error.status === problem.response.status, 'The refusal is no problem.');
must((await api.GET('/v1/compile/{id}', nobody)).response.status === 404, 'There is a job that was never submitted.');
must((await api.POST('/v1/compile', { body: keymap, params: { query: { wait: -1 } } })).response.status === 400, 'Nobody can wait so.');

// What has not changed.
const status = await api.GET('/v1/compile/{id}', id);
const known = await api.GET('/v1/compile/{id}', { ...id, headers: { 'If-None-Match': status.response.headers.get('ETag')! } });
must(known.response.status === 304, 'An ended job was sent again.');

// Downloads.
for (const download of [
  await api.GET('/v1/compile/{id}/download', id),
  await api.GET('/v1/compile/{id}/hex', id),
  await api.GET('/v1/compile/{id}/keymap', id),
  await api.GET('/v1/compile/{id}/source', id),
  await api.GET('/v1/compile/{id}/bundle', id),
]) {
  must(download.response.status === 302 && download.response.headers.has('Location'), 'A file is nowhere.');
}

const events = await api.GET('/v1/compile/{id}/events', { ...id, parseAs: 'text' });
must(events.data?.includes('event: end'), 'The events of an ended job have no end.');

// Keyboards.
must((await api.GET('/v1/keyboards', {})).response.ok, 'There are no keyboards.');
must((await api.GET('/v1/keyboards/{path}', { params: { path: { path: `${keyboard}/info.json` } } })).response.ok, 'The keyboard is not known.');
must((await api.GET('/v1/keyboards/build_status', { params: { query: { branch: 'master' } } })).data?.[keyboard] === true, 'It does not compile.');
must((await api.GET('/v1/keyboards/build_summary', {})).data?.[keyboard]?.works, 'It does not compile.');
must((await api.GET('/v1/keyboards/build_log', {})).data?.[keyboard]?.message === 'Done\n', 'It printed nothing.');
must((await api.GET('/v1/keyboards/{keyboard}/build_log', { params: { path: { keyboard } } })).data?.works, 'It does not compile.');

// Operation.
const refresh = await api.POST('/v1/admin/refresh', { headers: { Authorization: `Bearer ${adminToken}` } });
must(refresh.data?.branches[0]?.branch === 'master', 'The branch is not served.');
const signature = createHmac('sha256', webhookSecret).update('{}').digest('hex');
const event = await fetch(`${origin}/v1/webhooks/firmware`, {
  method: 'POST', body: '{}', headers: { 'X-GitHub-Event': 'ping', 'X-Hub-Signature-256': `sha256=${signature}` },
});
must(event.status === 202, 'The webhook was not accepted.');
await conformance.check('/v1/webhooks/firmware', 'POST', event);

// What was not asked for by name is asked plainly: whatever it answers, it answers as described.
for (const [path, operations] of Object.entries(description.paths)) {
  for (const [method, operation] of Object.entries(operations)) {
    if (!(operation.operationId in conformance.report)) {
      const url = origin + path.replace(/\{\w+\}/g, 'unknown');
      await conformance.check(path, method.toUpperCase(), await fetch(url, { method: method.toUpperCase(), redirect: 'manual' }));
    }
  }
}

console.log(JSON.stringify(conformance.report));
