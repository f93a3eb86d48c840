// Runs one case of the gRPC interoperability test description against a server: node client.js <host:port> <case>
// Ends with code 0 when the case passed, else says why not.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import grpc from '@grpc/grpc-js';
import { TestService, UnimplementedService } from './service.js';

const [address, name] = process.argv.slice(2);
const { status } = grpc;
const echoInitial = 'x-grpc-test-echo-initial';
const echoTrailing = 'x-grpc-test-echo-trailing-bin';

function connect(Service, options = {}) {
  return new Service(address, grpc.credentials.createInsecure(), options);
}

const client = connect(TestService);

function zeros(size) {
  return { body: Buffer.alloc(size) };
}

// A unary call, as everything there is to know about it once it has ended.
function unary(method, request, { metadata = new grpc.Metadata(), of = client } = {}) {
  return new Promise((resolve) => {
    const outcome = {};
    const call = of[method](request, metadata, (error, response) => Object.assign(outcome, { error, response }));
    call.on('metadata', (headers) => { outcome.headers = headers; });
    call.on('status', (ended) => setImmediate(() => resolve({ ...outcome, status: ended })));
  });
}

function collect(call) {
  const outcome = { responses: [] };
  call.on('metadata', (headers) => { outcome.headers = headers; });
  call.on('data', (response) => outcome.responses.push(response));
  call.on('error', () => {});
  return new Promise((resolve) => call.on('status', (ended) => setImmediate(() => resolve({ ...outcome, status: ended }))));
}

function sizesOf(responses) {
  return responses.map(({ payload }) => payload.body.length);
}

async function largeUnary(of) {
  const { response, status: ended } = await unary('unaryCall', { responseSize: 314159, payload: zeros(271828) }, { of });
  assert.equal(ended.code, status.OK, ended.details);
  assert.deepEqual(response.payload.body, Buffer.alloc(314159));
}

async function failsWith(code, message) {
  const { status: ended } = await unary('unaryCall', { responseStatus: { code, message } });
  assert.equal(ended.code, code);
  assert.equal(ended.details, message);
}

const cases = {
  async empty_unary() {
    const { response, status: ended } = await unary('emptyCall', {});
    assert.equal(ended.code, status.OK, ended.details);
    assert.deepEqual(response, {});
  },

  large_unary: () => largeUnary(client),

  // The request is compressed; that the response is, too, is seen by the server's test.
  large_unary_gzip: () => largeUnary(connect(TestService, { 'grpc.default_compression_algorithm': 2 })),

  async client_streaming() {
    const ended = new Promise((resolve, reject) => {
      const call = client.streamingInputCall((error, response) => (error ? reject(error) : resolve(response)));
      for (const size of [27182, 8, 1828, 45904]) {
        call.write({ payload: zeros(size) });
      }
      call.end();
    });
    assert.equal((await ended).aggregatedPayloadSize, 74922);
  },

  async server_streaming() {
    const sizes = [31415, 9, 2653, 58979];
    const { responses, status: ended } = await collect(
      client.streamingOutputCall({ responseParameters: sizes.map((size) => ({ size })) }));
    assert.equal(ended.code, status.OK, ended.details);
    assert.deepEqual(sizesOf(responses), sizes);
  },

  async ping_pong() {
    const call = client.fullDuplexCall();
    const outcome = collect(call);
    for (const [asked, sent] of [[31415, 27182], [9, 8], [2653, 1828], [58979, 45904]]) {
      const answer = once(call, 'data');
      call.write({ responseParameters: [{ size: asked }], payload: zeros(sent) });
      const [response] = await answer;
      assert.equal(response.payload.body.length, asked);
    }
    call.end();
    const { responses, status: ended } = await outcome;
    assert.equal(ended.code, status.OK, ended.details);
    assert.equal(responses.length, 4);
  },

  async empty_stream() {
    const call = client.fullDuplexCall();
    const outcome = collect(call);
    call.end();
    const { responses, status: ended } = await outcome;
    assert.equal(ended.code, status.OK, ended.details);
    assert.equal(responses.length, 0);
  },

  async status_code_and_message() {
    await failsWith(status.UNKNOWN, 'test status message');
    const call = client.fullDuplexCall();
    const outcome = collect(call);
    call.write({ responseStatus: { code: status.UNKNOWN, message: 'test status message' } });
    call.end();
    const { status: ended } = await outcome;
    assert.equal(ended.code, status.UNKNOWN);
    assert.equal(ended.details, 'test status message');
  },

  special_status_message: () =>
    failsWith(status.UNKNOWN, '\t\ntest with whitespace\r\nand Unicode BMP \u263a and non-BMP \u{1f608}\t\n'),

  async custom_metadata() {
    const trailing = Buffer.from('ababab', 'hex');
    const metadata = new grpc.Metadata();
    metadata.set(echoInitial, 'test_initial_metadata_value');
    metadata.set(echoTrailing, trailing);

    const call = client.fullDuplexCall(metadata);
    const streamed = collect(call);
    call.write({ responseParameters: [{ size: 314159 }], payload: zeros(271828) });
    call.end();
    for (const { headers, status: ended } of [await unary('unaryCall', { responseSize: 1 }, { metadata }), await streamed]) {
      assert.equal(ended.code, status.OK, ended.details);
      assert.deepEqual(headers.get(echoInitial), ['test_initial_metadata_value']);
      assert.deepEqual(ended.metadata.get(echoTrailing), [trailing]);
    }
  },

  async unimplemented_method() {
    const { status: ended } = await unary('unimplementedCall', {});
    assert.equal(ended.code, status.UNIMPLEMENTED);
  },

  async unimplemented_service() {
    const { status: ended } = await unary('unimplementedCall', {}, { of: connect(UnimplementedService) });
    assert.equal(ended.code, status.UNIMPLEMENTED);
  },

  async cancel_after_begin() {
    const ended = new Promise((resolve) => {
      const call = client.streamingInputCall((error) => resolve(error));
      setImmediate(() => call.cancel());
    });
    assert.equal((await ended).code, status.CANCELLED);
  },

  async cancel_after_first_response() {
    const call = client.fullDuplexCall();
    const outcome = collect(call);
    const first = once(call, 'data');
    call.write({ responseParameters: [{ size: 31415 }], payload: zeros(27182) });
    await first;
    call.cancel();
    const { responses, status: ended } = await outcome;
    assert.equal(ended.code, status.CANCELLED);
    assert.equal(responses.length, 1);
  },

  async timeout_on_sleeping_server() {
    const call = client.fullDuplexCall({ deadline: Date.now() + 1 });
    const outcome = collect(call);
    call.write({ payload: zeros(27182) });
    const { status: ended } = await outcome;
    assert.equal(ended.code, status.DEADLINE_EXCEEDED);
  },
};

if (!Object.hasOwn(cases, name)) {
  throw new Error(`There is no case '${name}'. Cases: ${Object.keys(cases).join(', ')}.`);
}
await cases[name]();
process.exit(0);
