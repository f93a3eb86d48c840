import { ShareError } from './ShareError';

/** Packs bytes (RFC 1951). @throws {ShareError} In a browser that cannot. */
export function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return through(new Blob([bytes]).stream(), () => new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
}

/**
 * Unpacks bytes, as far as they become no more than `most`: a few bytes may unpack to gigabytes.
 * @throws {ShareError} When they are more, or no packed bytes.
 */
export function inflate(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  return through(new Blob([bytes]).stream(), () => new DecompressionStream('deflate-raw'), most);
}

async function through(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  make: () => GenericTransformStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  let transform: GenericTransformStream;
  try {
    transform = make();
  } catch {
    throw new ShareError('unsupported');
  }
  const reader = (stream.pipeThrough(transform) as ReadableStream<Uint8Array<ArrayBuffer>>).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new ShareError('damaged');
    });
    if (done) {
      return new Uint8Array(await new Blob(pieces).arrayBuffer());
    }
    length += value.length;
    if (length > most) {
      await reader.cancel().catch(() => undefined);
      throw new ShareError('large');
    }
    pieces.push(value);
  }
}
