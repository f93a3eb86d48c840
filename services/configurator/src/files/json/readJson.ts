import { ExactNumber } from './ExactNumber';
import { JsonError } from './JsonError';
import { isMovedName, MemberList } from './MemberList';

/**
 * Reads JSON (RFC 8259) so that `writeJson` can write it again as it was: the order of members stays, and numbers whose text is not what
 * JavaScript would write become `ExactNumber`s. Unlike `JSON.parse` it refuses members that occur twice, and says where an error is.
 * @throws {JsonError}
 */
export function readJson(text: string): unknown {
  return new Reader(text).document();
}

/** The path of a member. */
export function memberPath(path: string, name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
}

const deepest = 64;

class Reader {
  private at = 0;

  constructor(private readonly text: string) {
    this.at = text.startsWith('\uFEFF') ? 1 : 0;
  }

  document(): unknown {
    const value = this.value('$', 0);
    this.skipSpace();
    if (this.at < this.text.length) {
      throw this.error('afterEnd', '$');
    }
    return value;
  }

  private value(path: string, depth: number): unknown {
    if (depth > deepest) {
      throw this.error('deep', path);
    }
    this.skipSpace();
    switch (this.text[this.at]) {
      case '{':
        return this.object(path, depth);
      case '[':
        return this.list(path, depth);
      case '"':
        return this.string(path);
      default:
        return this.word(path);
    }
  }

  private object(path: string, depth: number): unknown {
    const members: [string, unknown][] = [];
    const names = new Set<string>();
    this.at++;
    for (this.skipSpace(); this.text[this.at] !== '}';) {
      if (this.text[this.at] !== '"') {
        throw this.error('unexpected', path);
      }
      const start = this.at;
      const name = this.string(path);
      const place = memberPath(path, name);
      if (names.has(name)) {
        this.at = start;
        throw this.error('twice', place, name);
      }
      names.add(name);
      this.skipSpace();
      this.take(':', place);
      members.push([name, this.value(place, depth + 1)]);
      this.next('}', path);
    }
    this.at++;
    return members.some(([name]) => isMovedName(name)) ? new MemberList(members) : Object.fromEntries(members);
  }

  private list(path: string, depth: number): unknown[] {
    const items: unknown[] = [];
    this.at++;
    for (this.skipSpace(); this.text[this.at] !== ']';) {
      items.push(this.value(`${path}[${items.length}]`, depth + 1));
      this.next(']', path);
    }
    this.at++;
    return items;
  }

  /** Goes on to the next element, if there is one. */
  private next(end: string, path: string): void {
    this.skipSpace();
    if (this.text[this.at] === end) {
      return;
    }
    this.take(',', path);
    this.skipSpace();
    if (this.text[this.at] === end) {
      throw this.error('unexpected', path);
    }
  }

  private string(path: string): string {
    const start = this.at;
    for (this.at++; this.text[this.at] !== '"'; this.at++) {
      const character = this.text.charCodeAt(this.at);
      if (Number.isNaN(character)) {
        throw this.error('ends', path);
      }
      if (character < 0x20) {
        throw this.error('badString', path);
      }
      if (character === 0x5c) {
        this.at++;
      }
    }
    this.at++;
    try {
      return JSON.parse(this.text.slice(start, this.at)) as string;
    } catch {
      this.at = start;
      throw this.error('badString', path);
    }
  }

  private word(path: string): unknown {
    word.lastIndex = this.at;
    const found = word.exec(this.text)?.[0] ?? '';
    if (found === 'true' || found === 'false' || found === 'null') {
      this.at += found.length;
      return JSON.parse(found);
    }
    if (!/^[-\d]/.test(found)) {
      throw this.error('unexpected', path);
    }
    if (!/^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/.test(found)) {
      throw this.error('badNumber', path, found);
    }
    this.at += found.length;
    return String(Number(found)) === found ? Number(found) : new ExactNumber(found);
  }

  private take(character: string, path: string): void {
    if (this.text[this.at] !== character) {
      throw this.error('unexpected', path);
    }
    this.at++;
  }

  private skipSpace(): void {
    space.lastIndex = this.at;
    space.test(this.text);
    this.at = space.lastIndex;
  }

  private error(
    code: 'unexpected' | 'badString' | 'badNumber' | 'twice' | 'deep' | 'ends' | 'afterEnd',
    path: string,
    found?: string,
  ): JsonError {
    const before = this.text.slice(0, this.at).split('\n');
    const position = { line: before.length, column: before.at(-1)!.length + 1 };
    const isEnd = this.at >= this.text.length;
    const standing = isEnd ? '' : String.fromCodePoint(this.text.codePointAt(this.at)!);
    return new JsonError(isEnd && code === 'unexpected' ? 'ends' : code, path, position, found ?? standing);
  }
}

const space = /[ \t\r\n]*/y;
const word = /[-+.\w]+/y;
