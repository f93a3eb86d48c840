// The services of test.proto, for the server and the client.
import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';

const definition = loader.loadSync(fileURLToPath(new URL('test.proto', import.meta.url)), { defaults: true, longs: Number });
const { grpc: { testing } } = grpc.loadPackageDefinition(definition);

export const { TestService, UnimplementedService } = testing;
