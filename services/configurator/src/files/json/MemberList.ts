/**
 * An object whose members JavaScript would put into another order (names that are whole numbers come first there), or lose (`__proto__`).
 */
export class MemberList {
  constructor(readonly members: readonly (readonly [name: string, value: unknown])[]) {}

  /** What `JSON.stringify` makes of it: an object with the same members. */
  toJSON(): unknown {
    return Object.fromEntries(this.members);
  }
}

/** True for names that a plain object does not keep in their place. */
export function isMovedName(name: string): boolean {
  return name === '__proto__' || /^(0|[1-9]\d*)$/.test(name);
}
