import type en from '../en/tester';
import type { Translation } from '../Translation';

/** Texts of `src/tester`. */
const tester: Translation<typeof en> = {};

export default tester;
