import { useKeyboards } from '@/keyboards/keyboardStore';
import { latestKeyboard } from '@/keymap/drafts/drafts';

/** Known to many, and handsome: shown to those who have not chosen a keyboard yet, where the firmware has them. */
const welcome = ['planck/rev7', 'planck/rev6_drop', 'crkbd/rev1', 'dz60'];

/** The keyboard to show when the address names none: the one that was edited last, a favourite, or one to begin with. */
export async function firstKeyboard(): Promise<string> {
  const keyboards = useKeyboards();
  const known = latestKeyboard() ?? keyboards.favourites[0];
  if (known !== undefined && known !== null) {
    return known;
  }
  if (keyboards.names.length === 0) {
    await keyboards.loadNames().catch(() => undefined);
  }
  return welcome.find((name) => keyboards.names.includes(name)) ?? keyboards.names[0] ?? welcome[0]!;
}
