/** How far a job is. */
export type JobState = 'queued' | 'running' | 'finished' | 'failed' | 'cancelled';

/** A job as `GET /v1/compile/{id}` tells it, as far as this page reads it. */
export interface JobAnswer {
  /** UUID. */
  readonly id: string;
  readonly state: JobState;
  /** Builds before this one; null unless queued. */
  readonly queuePosition: number | null;
  /** Seconds until the job has probably ended; null when nobody can tell. */
  readonly estimatedSeconds: number | null;
  /** Null while the job is queued or running. */
  readonly result: JobResult | null;
}

/** What came of a job. */
export interface JobResult {
  /** The job's own keyboard, layout and keymap name: what its files are of. */
  readonly keyboard: string;
  readonly layout: string;
  readonly keymap: string;
  /** The keymap as it was posted, JSON text. */
  readonly keymapJson: string;
  /** What the build printed; with ANSI colour codes when it succeeded. */
  readonly output: string;
  /** Exit status of the build, negative when it did not run to its end. */
  readonly returnCode: number;
  /** File names; empty when there is no such file. */
  readonly firmwareFile: string;
  readonly keymapFile: string;
  readonly sourceFile: string;
}

/** A state and where in the queue: what the event `state` tells. */
export type JobProgress = Pick<JobAnswer, 'state' | 'queuePosition' | 'estimatedSeconds'>;

/** True for a state that is never left again. */
export function isFinal(state: JobState): boolean {
  return state === 'finished' || state === 'failed' || state === 'cancelled';
}

/** Reads a job's answer. @throws When the value is none. */
export function readJob(value: unknown): JobAnswer {
  const answer = membersOf(value, 'a job');
  const progress = readProgress(value);
  const result = answer.result === null || answer.result === undefined ? null : readResult(answer.result);
  if (typeof answer.id !== 'string') {
    throw new TypeError('The job has no id.');
  }
  if (isFinal(progress.state) && result === null) {
    throw new TypeError('The job has ended without a result.');
  }
  return { ...progress, id: answer.id, result };
}

/** Reads how far a job is. @throws When the value does not say so. */
export function readProgress(value: unknown): JobProgress {
  const answer = membersOf(value, 'the state of a job');
  const state = answer.state ?? answer.status;
  if (state !== 'queued' && state !== 'running' && state !== 'finished' && state !== 'failed' && state !== 'cancelled') {
    throw new TypeError(`${JSON.stringify(state)} is no state of a job.`);
  }
  return { state, queuePosition: numberOf(answer.queue_position), estimatedSeconds: numberOf(answer.estimated_seconds) };
}

function readResult(value: unknown): JobResult {
  const result = membersOf(value, 'the result of a job');
  const text = (name: string): string => (typeof result[name] === 'string' ? (result[name] as string) : '');
  const fileOf = (url: string, name: string): string => (Array.isArray(result[url]) && result[url].length > 0 ? text(name) : '');
  return {
    keyboard: text('keyboard'),
    layout: text('layout'),
    keymap: text('keymap'),
    keymapJson: text('keymap_json'),
    output: text('output'),
    returnCode: numberOf(result.returncode) ?? -1,
    firmwareFile: fileOf('firmware_binary_url', 'firmware_filename'),
    keymapFile: fileOf('firmware_keymap_url', 'keymap_archive'),
    sourceFile: fileOf('firmware_source_url', 'source_archive'),
  };
}

function membersOf(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(`This is not ${what}.`);
  }
  return value as Record<string, unknown>;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
