import type { Text } from '@/i18n/useText';
import type { Blame } from './Blame';

/** What is wrong, in the page's language as far as it is known what the compiler means. */
export function blameText(blame: Blame, t: Text): string {
  const { message, word } = blame;
  switch (blame.kind) {
    case 'unknown-word':
      return t('baking.problem.unknownWord', { word: word ?? message });
    case 'unknown-function':
      return t('baking.problem.unknownFunction', { word: word ?? message });
    case 'arguments':
      return t('baking.problem.arguments', { message });
    case 'too-large':
      return t('baking.problem.tooLarge', { message });
    case 'other':
      return t('baking.problem.other', { message });
    default:
      return message;
  }
}
