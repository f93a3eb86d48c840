import type en from '../en/keymap';
import type { Translation } from '../Translation';

/** Texts of `src/keymap`. */
const keymap: Translation<typeof en> = {};

export default keymap;
