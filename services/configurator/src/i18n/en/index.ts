import type { Translation } from '../Translation';
import baking from './baking';
import files from './files';
import keyboards from './keyboards';
import keycodes from './keycodes';
import keymap from './keymap';
import offline from './offline';
import page from './page';
import settings from './settings';
import tester from './tester';

const en = { page, settings, keyboards, keymap, keycodes, baking, files, tester, offline };

/** The messages of a language: one part of the page after the other, each in a file of its own. */
export type Messages = Translation<typeof en>;

export default en as Messages;
