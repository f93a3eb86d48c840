import type { KeycodeCatalog } from '../constants/KeycodeCatalog';
import { otherNames } from '../constants/otherNames';
import type { FilledSlot } from '../containers/ContainerUse';
import { readContainerNode } from '../containers/ContainerUse';
import type { Modifiers } from '../containers/modifiers';
import { isBlank } from '../containers/fillContainer';
import { readModifiers } from '../containers/readModifiers';
import { describeKey } from '../descriptions/describeKey';
import type { Descriptions } from '../descriptions/Descriptions';
import type { KeycodeNode } from '../grammar/KeycodeNode';
import { parseKeycode } from '../grammar/parseKeycode';
import type { Text } from '@/i18n/useText';

/** What titles depend on beside the keycode. */
export interface TitleContext {
  readonly catalog: KeycodeCatalog;
  /** Null before they are loaded. */
  readonly descriptions: Descriptions | null;
  readonly t: Text;
}

/** What a keycode does, in words: `Tap: Space bar. Hold: layer 1`. The keycode itself for those nobody has described. */
export function titleOf(keycode: string, context: TitleContext): string {
  const parsed = parseKeycode(keycode);
  return parsed.ok ? titleOfNode(parsed.node, keycode, context) : keycode;
}

function titleOfNode(node: KeycodeNode, text: string, context: TitleContext): string {
  const { t } = context;
  const whole = text.slice(node.start, node.end);
  if (node.kind === 'name') {
    return titleOfName(node.name, context);
  }
  const use = readContainerNode(node, text);
  if (use === null) {
    return whole;
  }
  const { container, filled } = use;
  const [first, second] = filled;
  const inner = (slot: FilledSlot | undefined): string =>
    slot === undefined ? '' : isBlank(slot.text) ? t('keycodes.titles.nothing') : titleOfNode(slot.node, text, context);
  const modifiers = (slot: FilledSlot | undefined): string => {
    const held = slot === undefined ? null : readModifiers(slot.node);
    return held === null ? (slot?.text ?? '') : modifierNames(held, t);
  };
  const own = container.modifiers === null ? '' : modifierNames(container.modifiers, t);
  const layer = first?.text ?? '';
  switch (container.family) {
    case 'modified':
      return t('keycodes.titles.modified', {
        modifiers: own,
        key: inner(first),
      });
    case 'modTap':
      return container.modifiers === null
        ? t('keycodes.titles.tapHold', {
            tap: inner(second),
            hold: modifiers(first),
          })
        : t('keycodes.titles.tapHold', { tap: inner(first), hold: own });
    case 'layerTap':
      return t('keycodes.titles.tapHold', {
        tap: inner(second),
        hold: t('keycodes.titles.layer', { layer }),
      });
    case 'swapHandsTap':
      return t('keycodes.titles.tapHold', {
        tap: inner(first),
        hold: t('keycodes.sections.swapHands'),
      });
    case 'layerMod':
      return t('keycodes.titles.layerMod', {
        layer,
        modifiers: modifiers(second),
      });
    case 'oneShotMod':
      return t('keycodes.titles.oneShotMod', { modifiers: modifiers(first) });
    case 'tapDance':
      return t('keycodes.titles.tapDance', { number: layer });
    case 'unicode':
    case 'unicodeMap':
    case 'unicodePair':
      return t('keycodes.titles.unicode', {
        code: filled.map((slot) => slot.text).join(', '),
      });
    case 'sequencer':
      return whole;
    default:
      return t(`keycodes.titles.${container.family}`, { layer });
  }
}

function titleOfName(name: string, context: TitleContext): string {
  const { catalog, descriptions } = context;
  const canonical = /^_+$/.test(name) ? 'KC_TRANSPARENT' : catalog.canonical(name);
  const described = descriptions === null ? null : describeKey(canonical, descriptions);
  if (described !== null) {
    return described;
  }
  const label = catalog.find(name)?.label ?? catalog.findAlias(name)?.label ?? '';
  const expression = catalog.findAlias(name)?.expression ?? otherNames.get(name);
  if (label === '' && expression !== undefined && expression !== name && name.startsWith('OS_')) {
    return titleOf(expression, context);
  }
  return label === '' ? name : label;
}

function modifierNames({ side, held }: Modifiers, t: Text): string {
  const names = held.map((modifier) => t(`keycodes.modifiers.${modifier}`));
  if (names.length === 0) {
    return t('keycodes.modifiers.none');
  }
  const joined = names.join('+');
  return side === 'right' ? t('keycodes.modifiers.right', { modifiers: joined }) : joined;
}
