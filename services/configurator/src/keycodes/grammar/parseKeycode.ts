import { keycodeLimits } from './keycodeLimits';
import type { KeycodeNode } from './KeycodeNode';
import type { KeycodeProblem, KeycodeProblemCode } from './KeycodeProblem';
import { reservedReason } from './reservedNames';

/** A keycode taken apart, or what is wrong with it. `any` tells that the text was wrapped in `ANY( )`, which is no part of the keycode. */
export type KeycodeParse =
  { readonly ok: true; readonly node: KeycodeNode; readonly any: boolean } | { readonly ok: false; readonly problem: KeycodeProblem };

/**
 * Takes a keycode apart. The grammar is the API's own (services/shared/Keymaps/Keycodes/KeycodeParser.cs):
 *
 *     keycode    = "ANY" "(" expression ")" | expression
 *     expression = term { "|" term }
 *     term       = identifier [ "(" [ expression { "," expression } ] ")" ] | number
 *
 * Spaces may stand between any two tokens and mean nothing. Whatever passes here passes there, and the other way round.
 */
export function parseKeycode(text: string): KeycodeParse {
  if (text.length > keycodeLimits.maxLength) {
    return {
      ok: false,
      problem: {
        code: 'tooLong',
        at: keycodeLimits.maxLength,
        subject: String(keycodeLimits.maxLength),
      },
    };
  }
  try {
    return { ok: true, ...new Parser(text).keycode() };
  } catch (thrown) {
    if (thrown instanceof Refusal) {
      return { ok: false, problem: thrown.problem };
    }
    throw thrown;
  }
}

class Refusal extends Error {
  constructor(readonly problem: KeycodeProblem) {
    super(problem.code);
  }
}

class Parser {
  private position = 0;

  constructor(private readonly text: string) {}

  keycode(): { node: KeycodeNode; any: boolean } {
    this.skipSpaces();
    if (this.atEnd) {
      this.refuse('empty', 0);
    }
    const start = this.position;
    const any = this.takeName() === 'ANY' && this.take('(');
    if (!any) {
      this.position = start;
    }
    const node = this.expression(any ? 1 : 0);
    if (any) {
      this.close(start, 'closingExpected');
    }
    this.skipSpaces();
    if (!this.atEnd) {
      this.unexpected('endExpected');
    }
    return { node, any };
  }

  private expression(depth: number): KeycodeNode {
    const first = this.term(depth);
    const terms = [first];
    let last = first;
    while (this.take('|')) {
      last = this.term(depth);
      terms.push(last);
    }
    return terms.length === 1 ? first : { kind: 'union', terms, start: first.start, end: last.end };
  }

  private term(depth: number): KeycodeNode {
    this.skipSpaces();
    const start = this.position;
    if (/[0-9]/.test(this.text.charAt(start))) {
      return this.number();
    }
    const name = this.takeName();
    if (name === '') {
      return this.unexpected('keycodeExpected');
    }
    const reserved = reservedReason(name);
    if (reserved !== null) {
      this.refuse(reserved, start, name);
    }
    if (name === 'ANY') {
      this.refuse('anyInside', start);
    }
    const end = this.position;
    if (!this.take('(')) {
      return { kind: 'name', name, start, end };
    }
    const args = this.args(depth + 1, start);
    return { kind: 'call', name, args, start, end: this.position };
  }

  private args(depth: number, callStart: number): KeycodeNode[] {
    if (depth > keycodeLimits.maxDepth) {
      this.refuse('tooDeep', callStart, String(keycodeLimits.maxDepth));
    }
    const args: KeycodeNode[] = [];
    if (this.take(')')) {
      return args;
    }
    do {
      args.push(this.expression(depth));
    } while (this.take(','));
    this.close(callStart, 'separatorExpected');
    return args;
  }

  private number(): KeycodeNode {
    const start = this.position;
    const text = /^[A-Za-z0-9_]+/.exec(this.text.slice(start))![0];
    if (!/^(0|[1-9][0-9]{0,9}|0x[0-9A-Fa-f]{1,8})$/.test(text)) {
      this.refuse('badNumber', start, text);
    }
    this.position += text.length;
    return {
      kind: 'number',
      text,
      value: Number(text),
      start,
      end: this.position,
    };
  }

  private takeName(): string {
    const name = /^[A-Za-z_][A-Za-z0-9_]*/.exec(this.text.slice(this.position))?.[0] ?? '';
    this.position += name.length;
    return name;
  }

  private take(token: string): boolean {
    this.skipSpaces();
    if (this.text.charAt(this.position) !== token) {
      return false;
    }
    this.position++;
    return true;
  }

  private close(callStart: number, code: KeycodeProblemCode): void {
    if (this.take(')')) {
      return;
    }
    if (this.atEnd) {
      this.refuse('unclosed', this.position, /^\w+/.exec(this.text.slice(callStart))?.[0] ?? '');
    }
    this.unexpected(code);
  }

  private unexpected(code: KeycodeProblemCode): never {
    this.skipSpaces();
    const character = String.fromCodePoint(this.text.codePointAt(this.position) ?? 0x20);
    return this.atEnd || /[A-Za-z0-9_(),|]/.test(character)
      ? this.refuse(code, this.position, this.atEnd ? '' : character)
      : this.refuse('badCharacter', this.position, character);
  }

  private refuse(code: KeycodeProblemCode, at: number, subject = ''): never {
    throw new Refusal({ code, at, subject });
  }

  private skipSpaces(): void {
    while (this.text.charAt(this.position) === ' ') {
      this.position++;
    }
  }

  private get atEnd(): boolean {
    return this.position >= this.text.length;
  }
}
