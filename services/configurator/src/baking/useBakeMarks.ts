import { watch } from 'vue';
import { useText } from '@/i18n/useText';
import { useKeymap } from '@/keymap/keymapStore';
import { useBaking } from './bakingStore';
import { stillToBlame } from './Blame';
import { blameText } from './blameText';
import { placeOfPath } from '@/keymap/validation/placeOfPath';

/** Keeps the keys marked that the last bake found wrong, until they are changed. */
export function useBakeMarks(): void {
  const { t } = useText();
  const baking = useBaking();
  const keymaps = useKeymap();

  watch(
    () => {
      const [baked, present] = [baking.baked, keymaps.keymap];
      return baked === null || present === null ? [] : stillToBlame(baking.blames, baked, present);
    },
    (blames) => {
      const found = blames.flatMap((blame) =>
        blame.paths.map((path) => {
          const place = placeOfPath(path);
          return { path, message: blameText(blame, t), ...(place === null ? {} : { place }) };
        }),
      );
      if (found.length > 0 || keymaps.problems.some(({ source }) => source === markSource)) {
        keymaps.report(markSource, found);
      }
    },
    { immediate: true },
  );
}

const markSource = 'baking';
