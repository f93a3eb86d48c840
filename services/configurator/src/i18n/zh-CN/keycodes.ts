import type en from '../en/keycodes';
import type { Translation } from '../Translation';

/** Texts of `src/keycodes`. */
const keycodes: Translation<typeof en> = {};

export default keycodes;
