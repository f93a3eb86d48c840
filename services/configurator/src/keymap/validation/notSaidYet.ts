import { placeOfPath } from './placeOfPath';
import type { RemoteFinding } from './RemoteValidation';

/**
 * What of the service's findings tells people something new. What the page has said about a keycode, the service says in other words; and
 * its warnings about single keys are of names it doesn't know, of which the page knows more: the ones of the firmware's headers too.
 * @param said the JSON paths the page has said something about
 * @param knowsNames whether the page knows the firmware's keycodes
 */
export function notSaidYet(findings: readonly RemoteFinding[], said: ReadonlySet<string>, knowsNames: boolean): readonly RemoteFinding[] {
  return findings.filter(({ path, severity }) => !said.has(path) && !(knowsNames && severity === 'warning' && placeOfPath(path) !== null));
}
