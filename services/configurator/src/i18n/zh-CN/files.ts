import type en from '../en/files';
import type { Translation } from '../Translation';

/** Texts of `src/files`. */
const files: Translation<typeof en> = {};

export default files;
