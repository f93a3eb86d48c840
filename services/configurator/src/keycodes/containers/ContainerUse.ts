import type { CallNode, KeycodeNode } from '../grammar/KeycodeNode';
import { parseKeycode } from '../grammar/parseKeycode';
import type { Container, Slot } from './Container';
import { findContainer } from './containers';

/** A keycode that is a container with all its places filled. */
export interface ContainerUse {
  readonly container: Container;
  readonly node: CallNode;
  /** One for each slot of the container, with what stands in it. */
  readonly filled: readonly FilledSlot[];
}

/** A slot and what stands in it. */
export interface FilledSlot {
  readonly slot: Slot;
  readonly node: KeycodeNode;
  /** The part of the keycode, as it was written. */
  readonly text: string;
}

/** Reads a keycode as a container; null when it is none, or has not the right number of arguments. */
export function readContainer(keycode: string): ContainerUse | null {
  const parsed = parseKeycode(keycode);
  return parsed.ok ? readContainerNode(parsed.node, keycode) : null;
}

/** As {@link readContainer}, for a part of a keycode. */
export function readContainerNode(node: KeycodeNode, keycode: string): ContainerUse | null {
  const container = node.kind === 'call' ? findContainer(node.name) : undefined;
  if (node.kind !== 'call' || container === undefined || container.slots.length !== node.args.length) {
    return null;
  }
  const filled = container.slots.flatMap((slot, index) => {
    const argument = node.args[index];
    return argument === undefined
      ? []
      : [
          {
            slot,
            node: argument,
            text: keycode.slice(argument.start, argument.end),
          },
        ];
  });
  return { container, node, filled };
}
