import type { HostAlias } from './HostAlias';
import { otherNames } from './otherNames';
import type { Keycode } from './Keycode';

/** Everything that is known of keycodes by name. Immutable; what a keyboard, a keymap or a language adds makes another catalog. */
export class KeycodeCatalog {
  private readonly byName = new Map<string, Keycode>();
  private readonly aliasByName = new Map<string, HostAlias>();

  /**
   * @param keycodes what the firmware publishes
   * @param shifted the firmware's names for shifted symbols of the US layout (`KC_EXLM` is `S(KC_1)`), which are always there
   * @param declared keycodes the keyboard or the keymap declares
   * @param language symbols of the language the keymap includes (`host_language`)
   */
  constructor(
    readonly keycodes: readonly Keycode[] = [],
    readonly shifted: readonly HostAlias[] = [],
    readonly declared: readonly Keycode[] = [],
    readonly language: readonly HostAlias[] = [],
  ) {
    for (const keycode of [...declared, ...keycodes]) {
      for (const name of [keycode.key, ...keycode.aliases]) {
        this.byName.set(name, keycode);
      }
    }
    for (const alias of [...shifted, ...language]) {
      for (const name of [alias.key, ...alias.aliases]) {
        this.aliasByName.set(name, alias);
      }
    }
  }

  /** True before the constants have come: nothing can be said about names then. */
  get isEmpty(): boolean {
    return this.keycodes.length === 0;
  }

  /** The same catalog with other declared keycodes and another language. */
  with(declared: readonly Keycode[], language: readonly HostAlias[]): KeycodeCatalog {
    return new KeycodeCatalog(this.keycodes, this.shifted, declared, language);
  }

  /** The keycode of a name or alias. */
  find(name: string): Keycode | undefined {
    return this.byName.get(name);
  }

  /** The symbol of a language a name stands for. */
  findAlias(name: string): HostAlias | undefined {
    return this.aliasByName.get(name);
  }

  /** True for every name that may stand in a keycode. */
  knows(name: string): boolean {
    return this.byName.has(name) || this.aliasByName.has(name) || otherNames.has(name) || /^_+$/.test(name);
  }

  /** All names, for suggestions. */
  *names(): Iterable<string> {
    yield* this.byName.keys();
    yield* this.aliasByName.keys();
    yield* otherNames.keys();
  }

  /** The full name a name is an alias of, such as `KC_ENTER` of `KC_ENT`; the name itself when it isn't one. */
  canonical(name: string): string {
    return this.byName.get(name)?.key ?? name;
  }
}
