import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A copy of the page on a port of its own, of which there can be a new version. */
export interface RenewedSite {
  /** Where it is, ending in a slash. */
  readonly address: string;
  /** Lets there be a new version from now on. */
  renew(): void;
  close(): void;
}

/** Passes all on from where the page is; the service worker of a new version names another revision. */
export async function renewedSite(original: string): Promise<RenewedSite> {
  let isNew = false;
  const server = createServer(async (request, response) => {
    const sent: Buffer[] = [];
    for await (const chunk of request) {
      sent.push(chunk as Buffer);
    }
    const answer = await fetch(new URL(request.url ?? '/', original), {
      method: request.method ?? 'GET',
      headers: { Accept: request.headers.accept ?? '*/*', 'Content-Type': request.headers['content-type'] ?? 'application/json' },
      redirect: 'manual',
      ...(sent.length === 0 ? {} : { body: Buffer.concat(sent) }),
    });
    const body = Buffer.from(await answer.arrayBuffer());
    const isWorker = request.url?.startsWith('/sw.js') === true;
    response.writeHead(answer.status, {
      'Content-Type': answer.headers.get('Content-Type') ?? 'text/plain',
      'Cache-Control': answer.headers.get('Cache-Control') ?? 'no-cache',
      'Content-Security-Policy': answer.headers.get('Content-Security-Policy') ?? '',
    });
    response.end(isWorker && isNew ? body.toString().replace(/(revision:.)[0-9a-f]{16}/, '$10123456789abcdef') : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    renew: () => {
      isNew = true;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
