import { useText } from '@/i18n/useText';
import { useKeyboards } from '@/keyboards/keyboardStore';
import { useFiles } from './filesStore';
import { bundleKeymap } from './foreign/bundleKeymap';
import { openText } from './foreign/openedFile';
import { JsonError } from './json/JsonError';
import type { KeymapDefaults, KeymapReading } from './keymap/readKeymap';
import { kindTrouble, openTrouble } from './OpenTrouble';
import { readShareText } from './share/shareText';
import { useOpenKeymap } from './useOpenKeymap';

/** The ways in which keymaps come onto the page. None of them throws: what goes wrong is shown. */
export function useOpening() {
  const { t } = useText();
  const files = useFiles();
  const openKeymap = useOpenKeymap();
  const keyboards = useKeyboards();

  /** Opens a file that a person has chosen or dropped. */
  async function openFile(file: File): Promise<void> {
    try {
      await open(await textOf(file), file.name);
    } catch (failure) {
      files.dialog = { kind: 'trouble', trouble: openTrouble(failure, file.name, '', t) };
    }
  }

  /** Opens the text of a file. @param name What to call it when it cannot be opened. @returns False when it could not. */
  async function open(text: string, name: string, defaults: KeymapDefaults = {}): Promise<boolean> {
    try {
      const opened = openText(text, defaults);
      switch (opened.kind) {
        case 'keymap':
          await show(opened.reading, 'files.opened');
          return true;
        case 'kle':
          files.dialog = { kind: 'kle', raw: opened.raw };
          return true;
        case 'info':
          files.dialog = { kind: 'sketch', keyboard: opened.keyboard, isConverted: false };
          return true;
        default:
          files.dialog = { kind: 'trouble', trouble: kindTrouble(opened.kind, name, t) };
          return false;
      }
    } catch (failure) {
      files.dialog = { kind: 'trouble', trouble: openTrouble(failure, name, text, t) };
      return false;
    }
  }

  /** Opens the keymap in the fragment of a shared link. */
  async function openShared(data: string): Promise<void> {
    try {
      await show(await readShareText(data), 'files.openedShared', true);
    } catch (failure) {
      files.dialog = { kind: 'trouble', trouble: openTrouble(failure, t('files.sharing.link'), '', t) };
    }
  }

  async function show(
    { keymap, filled }: KeymapReading,
    message: 'files.opened' | 'files.openedShared',
    replacesAddress = false,
  ): Promise<void> {
    const name = keymap.keymap || t('files.noName');
    const messages = [t(message, { name })];
    if (filled.length > 0) {
      messages.push(t('files.filled', { count: filled.length }));
    }
    if (!(await openKeymap(keymap, { messages, replacesAddress }))) {
      const { keyboard } = keymap;
      const reason = t(keyboards.trouble?.kind === 'missing' ? 'files.error.keyboard.missing' : 'files.error.keyboard.unreachable', {
        keyboard,
      });
      files.dialog = { kind: 'trouble', trouble: { name, reason, place: '', excerpt: null } };
    }
  }

  return { openFile, open, openShared };
}

const longestText = 2 * 1024 * 1024;
const longestBundle = 32 * 1024 * 1024;

/** The text of a file; of a bundle of firmware and keymap, that of the keymap. */
async function textOf(file: File): Promise<string> {
  const isBundle = file.name.toLowerCase().endsWith('.qmk');
  if (file.size > (isBundle ? longestBundle : longestText)) {
    throw new JsonError('large', '$');
  }
  const keymap = isBundle ? await bundleKeymap(new Uint8Array(await file.arrayBuffer())) : null;
  return keymap ?? file.text();
}
