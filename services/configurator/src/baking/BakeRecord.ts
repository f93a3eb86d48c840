import { isRecord } from '@/saving/isRecord';
import type { Bake, BakePhase } from './Bake';

/** What is remembered of a bake, in this browser only. */
export interface BakeRecord {
  readonly key: string;
  readonly jobId: string | null;
  readonly keymapJson: string;
  readonly keyboard: string;
  readonly layout: string;
  readonly keymap: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly phase: BakePhase;
  /** Names of the files; empty when there is no such file. */
  readonly files: { readonly firmware: string; readonly keymap: string; readonly source: string };
  /** True once the service has said that it does not keep the job any more. */
  readonly isExpired: boolean;
}

/** What is to be remembered of a bake. */
export function recordOf(bake: Bake): BakeRecord {
  const { key, jobId, keymapJson, keyboard, layout, keymap, startedAt, endedAt, phase, result } = bake;
  const files = { firmware: result?.firmwareFile ?? '', keymap: result?.keymapFile ?? '', source: result?.sourceFile ?? '' };
  return { key, jobId, keymapJson, keyboard, layout, keymap, startedAt, endedAt, phase, files, isExpired: phase === 'lost' };
}

/** A bake to be gone on with: what the service knows of it comes again. */
export function bakeOf(record: BakeRecord): Bake {
  const { key, jobId, keymapJson, keyboard, layout, keymap, startedAt } = record;
  const phase = jobId === null ? 'sending' : 'waiting';
  const nothing = {
    endedAt: null,
    queuePosition: null,
    expectedAt: null,
    output: [],
    trouble: null,
    result: null,
    message: '',
    places: [],
  };
  return { ...nothing, key, jobId, keymapJson, keyboard, layout, keymap, startedAt, phase };
}

/** True for a record as `recordOf` makes them. */
export function isBakeRecord(value: unknown): value is BakeRecord {
  return (
    isRecord(value) &&
    ['key', 'keymapJson', 'keyboard', 'layout', 'keymap', 'phase'].every((name) => typeof value[name] === 'string') &&
    (value.jobId === null || typeof value.jobId === 'string') &&
    typeof value.startedAt === 'number' &&
    (value.endedAt === null || typeof value.endedAt === 'number') &&
    typeof value.isExpired === 'boolean' &&
    isRecord(value.files) &&
    ['firmware', 'keymap', 'source'].every((name) => typeof (value.files as Record<string, unknown>)[name] === 'string')
  );
}
