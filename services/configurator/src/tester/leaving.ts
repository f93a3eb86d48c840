import { defaultThreshold, type TestRun } from './TestRun';

/** How soon a second Escape must follow the first, in milliseconds. */
export const leavingTime = 500;

/**
 * Whether a key that goes down takes a person away from the board, which keeps Tab and all other keys for itself: Escape, twice in a row.
 * Sooner than a finger can, it is a key that chatters.
 */
export function leaves(run: TestRun, { code, timeStamp }: Pick<KeyboardEvent, 'code' | 'timeStamp'>): boolean {
  const last = run.log[0];
  if (code !== 'Escape' || last?.code !== 'Escape' || last.kind !== 'up') {
    return false;
  }
  const pause = timeStamp - last.time;
  return pause >= defaultThreshold && pause < leavingTime;
}
