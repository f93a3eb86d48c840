import type { BakeRecord } from './BakeRecord';

/** The bakes of this browser, the latest first. */
export type BakeHistory = readonly BakeRecord[];

/**
 * The history with a bake, in its place if it is there already. The oldest go when there are too many, or when their keymaps
 * together would take too much of what a page may keep.
 */
export function withBake(history: BakeHistory, bake: BakeRecord): BakeHistory {
  const others = history.filter(({ key }) => key !== bake.key);
  const all = [bake, ...others].sort((one, other) => other.startedAt - one.startedAt);
  let size = 0;
  return all.slice(0, mostBakes).filter(({ keymapJson }, index) => (size += keymapJson.length) <= mostText || index === 0);
}

/** The history without a bake. */
export function withoutBake(history: BakeHistory, key: string): BakeHistory {
  return history.filter((bake) => bake.key !== key);
}

const mostBakes = 40;
// Characters; a browser keeps some five million for all of a page.
const mostText = 1_000_000;
