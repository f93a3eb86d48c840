import type { Text } from '@/i18n/useText';
import type { KeycodeFinding } from './KeycodeFinding';

/** What is wrong with a keycode, in the page's language. */
export function findingText({ code, subject, suggestion }: KeycodeFinding, t: Text): string {
  const values = { subject, suggestion, bar: '|' };
  if (suggestion !== '' && (code === 'unknownName' || code === 'unknownFunction')) {
    return t(`keycodes.problems.${code}Near`, values);
  }
  return t(`keycodes.problems.${code}`, values);
}
