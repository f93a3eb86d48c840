import type { ApiErrorKind } from '@/api/ApiError';
import type { ErrorPlace } from '@/api/ErrorPlace';
import type { JobResult } from '@/api/JobAnswer';

/**
 * How far a bake is:
 * - `sending`: the keymap is on its way to the service;
 * - `held`: the service takes nothing at the moment, and is asked again at `again`;
 * - `waiting`: for an oven;
 * - `baking`;
 * - `finished`, `failed` (it does not compile), `cancelled`: its job has ended so;
 * - `refused`: the service did not take the keymap, `message` and `places` say why;
 * - `lost`: nobody knows its job any more.
 */
export type BakePhase = 'sending' | 'held' | 'waiting' | 'baking' | 'finished' | 'failed' | 'cancelled' | 'refused' | 'lost';

/** One try to make firmware of a keymap, from the click to the files. Immutable. */
export interface Bake {
  /** Its name here, and to the service: sent twice, it gets the same job (`Idempotency-Key`). */
  readonly key: string;
  /** UUID of the job; null until the service has taken the keymap. */
  readonly jobId: string | null;
  /** What was sent, a keymap.json; all that is shown and offered belongs to this, whatever is edited meanwhile. */
  readonly keymapJson: string;
  readonly keyboard: string;
  readonly layout: string;
  readonly keymap: string;
  /** When it was begun, in milliseconds since 1970. */
  readonly startedAt: number;
  /** When it ended, likewise; null while it goes on. */
  readonly endedAt: number | null;
  readonly phase: BakePhase;
  /** Bakes before this one; null when not known. */
  readonly queuePosition: number | null;
  /** When it has probably ended, in milliseconds since 1970; null when nobody can tell. */
  readonly expectedAt: number | null;
  /** What was printed so far, line by line, ANSI codes included. */
  readonly output: readonly string[];
  /** Why the service does not answer, or takes nothing, at the moment, and when it is asked again; null when all is well. */
  readonly trouble: BakeTrouble | null;
  /** What came of it; null unless its job has ended. */
  readonly result: JobResult | null;
  /** Why the service refused the keymap, in its own words; empty when it did not. */
  readonly message: string;
  /** What the service finds wrong with the keymap at which place: errors when `refused`, else warnings. */
  readonly places: readonly ErrorPlace[];
}

/** Why nothing goes on at the moment. */
export interface BakeTrouble {
  readonly kind: ApiErrorKind;
  readonly message: string;
  /** When the service is asked again, in milliseconds since 1970. */
  readonly again: number;
}

/** True while something may still happen to it. */
export function isUnderWay(bake: Bake): boolean {
  return bake.phase === 'sending' || bake.phase === 'held' || bake.phase === 'waiting' || bake.phase === 'baking';
}
