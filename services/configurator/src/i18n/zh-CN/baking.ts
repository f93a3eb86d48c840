import type en from '../en/baking';
import type { Translation } from '../Translation';

/** Texts of `src/baking`. */
const baking: Translation<typeof en> = {};

export default baking;
