/** A key going down or up, as the browser tells it. */
export interface KeyStroke {
  /** Where the key is on the keyboard: `KeyboardEvent.code`, for example `KeyQ`; empty when the browser does not know. */
  readonly code: string;
  /** What the host makes of it: `KeyboardEvent.key`, for example `a` on a French computer. */
  readonly key: string;
  /** When, in milliseconds of the page's clock. */
  readonly time: number;
}

/** A line of the log. */
export interface LogEntry extends KeyStroke {
  /** Counts up. */
  readonly id: number;
  readonly kind: 'down' | 'up';
  /** How long the key was held, in milliseconds; for `up` only, and not when nobody saw it go down. */
  readonly held: number | null;
  /** How long it had been up, in milliseconds; for `down` only, and not for the first. */
  readonly pause: number | null;
  /** True for a key that came down again sooner than a finger can. */
  readonly chatters: boolean;
}

/** Everything seen since the test began. */
export interface TestRun {
  /** When each key that is down went down, by code. */
  readonly down: ReadonlyMap<string, number>;
  /** When each key last came up, by code. */
  readonly up: ReadonlyMap<string, number>;
  /** The codes of all keys that were seen. */
  readonly seen: ReadonlySet<string>;
  /** How often each key chattered, by code. */
  readonly chatter: ReadonlyMap<string, number>;
  /** The last of what happened, newest first. */
  readonly log: readonly LogEntry[];
}

/** How many lines of the log are kept. */
export const logLength = 200;

/** Milliseconds below which a key that comes down again is said to chatter: twice as fast as people can. */
export const defaultThreshold = 30;

/** A test that has seen nothing. */
export const emptyRun: TestRun = { down: new Map(), up: new Map(), seen: new Set(), chatter: new Map(), log: [] };

/** A key goes down; that it is still held changes nothing, however often the host repeats it. */
export function press(run: TestRun, stroke: KeyStroke, threshold: number): TestRun {
  const code = codeOf(stroke);
  if (run.down.has(code)) {
    return run;
  }
  const cameUp = run.up.get(code);
  const pause = cameUp === undefined ? null : stroke.time - cameUp;
  const chatters = pause !== null && pause < threshold;
  return {
    ...run,
    down: new Map(run.down).set(code, stroke.time),
    seen: new Set(run.seen).add(code),
    chatter: chatters ? new Map(run.chatter).set(code, (run.chatter.get(code) ?? 0) + 1) : run.chatter,
    log: logged(run, { ...stroke, code, kind: 'down', held: null, pause, chatters }),
  };
}

/** A key comes up. Some are only ever seen to come up, such as Print Screen on Windows: they count as seen. */
export function release(run: TestRun, stroke: KeyStroke): TestRun {
  const code = codeOf(stroke);
  const wentDown = run.down.get(code);
  const down = new Map(run.down);
  down.delete(code);
  return {
    ...run,
    down,
    up: new Map(run.up).set(code, stroke.time),
    seen: new Set(run.seen).add(code),
    log: logged(run, {
      ...stroke,
      code,
      kind: 'up',
      held: wentDown === undefined ? null : stroke.time - wentDown,
      pause: null,
      chatters: false,
    }),
  };
}

/** The page stops to hear keys: those that are held will come up unheard. */
export function letGo(run: TestRun): TestRun {
  return run.down.size === 0 ? run : { ...run, down: new Map() };
}

// Names of older Firefoxes.
const otherNames: Readonly<Record<string, string>> = { OSLeft: 'MetaLeft', OSRight: 'MetaRight' };

function codeOf({ code, key }: KeyStroke): string {
  // A key without a place still differs from others by what it means.
  return code === '' ? `(${key})` : (otherNames[code] ?? code);
}

function logged(run: TestRun, entry: Omit<LogEntry, 'id'>): readonly LogEntry[] {
  return [{ ...entry, id: (run.log[0]?.id ?? 0) + 1 }, ...run.log].slice(0, logLength);
}
