import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bundleKeymap } from '@/files/foreign/bundleKeymap';

/** A zip of entries, as the service makes them. */
function zip(entries: Readonly<Record<string, { readonly method: 0 | 8; readonly content: string }>>): Uint8Array<ArrayBuffer> {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, { method, content }] of Object.entries(entries)) {
    const packed = method === 8 ? deflateRawSync(content) : Buffer.from(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, ...directory, end]));
}

it.each([0, 8] as const)('finds the keymap in a bundle (method %i)', async (method) => {
  const file = zip({
    'firmware.hex': { method: 0, content: ':00' },
    'keymap.json': { method, content: '{"keyboard":"k"}' },
  });
  expect(await bundleKeymap(file)).toBe('{"keyboard":"k"}');
});

it('finds nothing in other files', async () => {
  expect(await bundleKeymap(zip({ 'other.json': { method: 0, content: '{}' } }))).toBeNull();
  expect(await bundleKeymap(new TextEncoder().encode('{"keyboard":"k"}'))).toBeNull();
  expect(await bundleKeymap(new Uint8Array())).toBeNull();
});

it('does not unpack more than a keymap', async () => {
  await expect(bundleKeymap(zip({ 'keymap.json': { method: 8, content: ' '.repeat(5_000_000) } }))).rejects.toMatchObject({
    code: 'large',
  });
});
