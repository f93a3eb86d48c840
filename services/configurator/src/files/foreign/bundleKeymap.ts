import { inflate } from '../share/deflate';

/**
 * Takes the keymap.json out of a .qmk file, as this service bundles them: a zip (PKWARE APPNOTE) with an entry of that name.
 * @returns Null for a file that is no zip, or has no such entry.
 */
export async function bundleKeymap(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) {
    return null;
  }
  let at = view.getUint32(end + 16, true);
  for (let rest = view.getUint16(end + 10, true); rest > 0 && at + 46 <= bytes.length && view.getUint32(at, true) === entryMark; rest--) {
    const [nameLength, extraLength, commentLength] = [
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
      view.getUint16(at + 32, true),
    ];
    if (new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)) === 'keymap.json') {
      return contentOf(view, bytes, view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true));
    }
    at += 46 + nameLength + extraLength + commentLength;
  }
  return null;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const longestComment = 0xffff;
const mostBytes = 1024 * 1024;

function endOf(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - longestComment); at--) {
    if (view.getUint32(at, true) === endMark) {
      return at;
    }
  }
  return null;
}

async function contentOf(
  view: DataView,
  bytes: Uint8Array<ArrayBuffer>,
  method: number,
  size: number,
  local: number,
): Promise<string | null> {
  if (local + 30 > bytes.length || view.getUint32(local, true) !== localMark) {
    return null;
  }
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packed = bytes.slice(start, start + size);
  return method === 0 ? new TextDecoder().decode(packed) : method === 8 ? new TextDecoder().decode(await inflate(packed, mostBytes)) : null;
}
