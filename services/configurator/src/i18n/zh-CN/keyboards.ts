import type en from '../en/keyboards';
import type { Translation } from '../Translation';

/** Texts of `src/keyboards`. */
const keyboards: Translation<typeof en> = {};

export default keyboards;
