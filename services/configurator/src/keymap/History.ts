/** What was done to a value, to be undone and done again. Immutable. */
export interface History<T> {
  readonly past: readonly Step<T>[];
  readonly present: T;
  readonly future: readonly Step<T>[];
}

/** An edit: what it is called, and the value on the other side of it. */
export interface Step<T> {
  readonly label: string;
  readonly value: T;
}

const mostSteps = 200;

/** The history of a value to which nothing was done yet. */
export function startHistory<T>(present: T): History<T> {
  return { past: [], present, future: [] };
}

/** An edit more; what had been undone can no longer be done again. The same history when the value is the same. */
export function advance<T>(history: History<T>, label: string, value: T): History<T> {
  if (value === history.present) {
    return history;
  }
  return { past: [...history.past, { label, value: history.present }].slice(-mostSteps), present: value, future: [] };
}

/** The last edit undone; the same history when there is none. */
export function undo<T>(history: History<T>): History<T> {
  const step = history.past.at(-1);
  return step === undefined
    ? history
    : { past: history.past.slice(0, -1), present: step.value, future: [{ label: step.label, value: history.present }, ...history.future] };
}

/** The last undone edit done again; the same history when there is none. */
export function redo<T>(history: History<T>): History<T> {
  const [step, ...future] = history.future;
  return step === undefined
    ? history
    : { past: [...history.past, { label: step.label, value: history.present }], present: step.value, future };
}
