import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { ApiError } from '@/api/ApiError';
import { cancelJob, getJob } from '@/api/jobs';
import { readKeymap } from '@/files/keymap/readKeymap';
import { firmwareText } from '@/files/keymap/writeKeymap';
import type { Keymap } from '@/keymap/Keymap';
import { useKeymap } from '@/keymap/keymapStore';
import { forget, readSaved, save } from '@/saving/browserStorage';
import { isUnderWay, type Bake } from './Bake';
import { withBake, withoutBake, type BakeHistory } from './bakeHistory';
import { bakeOf, isBakeRecord, recordOf, type BakeRecord } from './BakeRecord';
import { blamesOf, type Blame } from './Blame';
import { newBake } from './newBake';
import { runBake } from './runBake';

/** The bake that is shown, and those before it. */
export const useBaking = defineStore('baking', () => {
  const keymaps = useKeymap();
  const bake = shallowRef<Bake | null>(null);
  const history = shallowRef<BakeHistory>(savedHistory());
  let running: AbortController | null = null;

  /** The keymap that is or was baked, as it was then. */
  const baked = computed<Keymap | null>(() => (bakedJson.value === null ? null : readKeymap(bakedJson.value).keymap));
  const bakedJson = computed(() => bake.value?.keymapJson ?? null);

  /** True when the keymap that is edited would make another firmware than what was baked. */
  const isStale = computed(() => {
    const [then, now] = [baked.value, keymaps.keymap];
    return then !== null && now !== null && firmwareText(then) !== firmwareText(now);
  });

  const blames = computed<readonly Blame[]>(() => (bake.value === null || baked.value === null ? [] : blamesOf(bake.value, baked.value)));

  /** Bakes a keymap. What was under way before is not cancelled, only not watched any more: the history leads to it. */
  function begin(keymap: Keymap): Promise<void> {
    return go(newBake(keymap, Date.now()));
  }

  /** Sends the same again, after the service refused it for a reason of its own. */
  async function tryAgain(): Promise<void> {
    if (bake.value !== null && !isUnderWay(bake.value)) {
      await go(bakeOf({ ...recordOf(bake.value), jobId: null }));
    }
  }

  /** Asks the service at once instead of when it was to be asked again. */
  async function hurry(): Promise<void> {
    if (bake.value !== null && isUnderWay(bake.value)) {
      await go(bake.value);
    }
  }

  /** Stops the bake, at the service too. */
  async function cancel(): Promise<void> {
    const stopped = bake.value;
    if (stopped === null || !isUnderWay(stopped)) {
      return;
    }
    if (stopped.jobId !== null) {
      try {
        await cancelJob(stopped.jobId);
        return; // The end comes as news, with whatever the job has become.
      } catch {
        // Nobody is there to stop it; so at least nobody waits for it.
      }
    }
    running?.abort();
    show({ ...stopped, phase: 'cancelled', endedAt: Date.now(), trouble: null });
  }

  /** Puts the bake away; it stays in the history. */
  function close(): void {
    running?.abort();
    bake.value = null;
    forget(currentName);
  }

  /** Goes on with the bake that was shown when the page was left. */
  async function resume(): Promise<void> {
    const key = readSaved(currentName, (value): value is string => typeof value === 'string');
    const record = history.value.find((one) => one.key === key);
    if (
      bake.value === null &&
      record !== undefined &&
      !record.isExpired &&
      (record.jobId !== null || record.phase === 'sending' || record.phase === 'held')
    ) {
      await go(bakeOf(record));
    }
  }

  /** Shows a bake of the history. */
  function open(record: BakeRecord): Promise<void> {
    return go(bakeOf(record));
  }

  /** Asks whether the service still keeps a bake of the history; null when it does not answer. */
  async function isKept(record: BakeRecord): Promise<boolean | null> {
    if (record.jobId === null) {
      return false;
    }
    try {
      await getJob(record.jobId);
      return true;
    } catch (failure) {
      const isGone = failure instanceof ApiError && failure.kind === 'missing';
      if (isGone) {
        keep(withBake(history.value, { ...record, isExpired: true }));
      }
      return isGone ? false : null;
    }
  }

  async function go(start: Bake): Promise<void> {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    show(start);
    try {
      for await (const next of runBake(start, mine.signal)) {
        // An answer that was on its way when another bake was begun is of no interest.
        if (running !== mine) {
          return;
        }
        show(next);
      }
    } catch (failure) {
      if (!mine.signal.aborted) {
        throw failure;
      }
    }
  }

  function show(next: Bake): void {
    const former = bake.value;
    bake.value = next;
    save(currentName, next.key);
    if (former?.key !== next.key || former.phase !== next.phase || former.jobId !== next.jobId) {
      keep(withBake(history.value, recordOf(next)));
    }
  }

  function keep(next: BakeHistory): void {
    history.value = next;
    save(historyName, next);
  }

  return {
    bake,
    baked,
    isStale,
    blames,
    history,
    begin,
    tryAgain,
    hurry,
    cancel,
    close,
    resume,
    open,
    isKept,
    /** Forgets a bake; the service keeps its job for as long as it keeps any. */
    remove: (key: string) => keep(withoutBake(history.value, key)),
    /** Forgets all bakes. */
    clear: () => keep([]),
  };
});

const currentName = 'bake';
const historyName = 'bakes';

function savedHistory(): BakeHistory {
  return readSaved(historyName, (value): value is BakeHistory => Array.isArray(value) && value.every(isBakeRecord)) ?? [];
}
