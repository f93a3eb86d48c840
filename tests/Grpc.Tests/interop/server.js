// Serves grpc.testing.TestService with @grpc/grpc-js on a free loopback port, prints the port, and runs until its input ends.
import grpc from '@grpc/grpc-js';
import { TestService } from './service.js';

const echoInitial = 'x-grpc-test-echo-initial';
const echoTrailing = 'x-grpc-test-echo-trailing-bin';

function echoMetadata(call) {
  const initial = call.metadata.get(echoInitial);
  if (initial.length > 0) {
    const headers = new grpc.Metadata();
    headers.set(echoInitial, initial[0]);
    call.sendMetadata(headers);
  }
  const trailers = new grpc.Metadata();
  for (const value of call.metadata.get(echoTrailing)) {
    trailers.add(echoTrailing, value);
  }
  return trailers;
}

function zeros(size) {
  return { body: Buffer.alloc(size) };
}

function failure({ code, message }, metadata) {
  return { code, details: message, metadata };
}

const implementation = {
  emptyCall(call, respond) {
    respond(null, {}, echoMetadata(call));
  },

  unaryCall(call, respond) {
    const trailers = echoMetadata(call);
    const { responseStatus, responseSize } = call.request;
    if (responseStatus) {
      respond(failure(responseStatus, trailers));
    } else {
      respond(null, { payload: zeros(responseSize) }, trailers);
    }
  },

  streamingOutputCall(call) {
    const trailers = echoMetadata(call);
    for (const { size } of call.request.responseParameters) {
      call.write({ payload: zeros(size) });
    }
    call.end(trailers);
  },

  streamingInputCall(call, respond) {
    const trailers = echoMetadata(call);
    let aggregatedPayloadSize = 0;
    call.on('data', ({ payload }) => { aggregatedPayloadSize += payload.body.length; });
    call.on('end', () => respond(null, { aggregatedPayloadSize }, trailers));
  },

  fullDuplexCall(call) {
    const trailers = echoMetadata(call);
    call.on('data', ({ responseStatus, responseParameters }) => {
      if (responseStatus) {
        call.emit('error', failure(responseStatus, trailers));
        return;
      }
      for (const { size } of responseParameters) {
        call.write({ payload: zeros(size) });
      }
    });
    call.on('end', () => call.end(trailers));
  },
};

const server = new grpc.Server();
server.addService(TestService.service, implementation);
server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) {
    throw error;
  }
  console.log(port);
});

process.stdin.resume();
process.stdin.on('end', () => server.forceShutdown());
