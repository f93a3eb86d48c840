import type en from '../en/offline';
import type { Translation } from '../Translation';

/** Texts of `src/offline`. */
const offline: Translation<typeof en> = {};

export default offline;
