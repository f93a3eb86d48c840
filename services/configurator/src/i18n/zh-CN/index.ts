import type { Messages } from '../en';
import baking from './baking';
import files from './files';
import keyboards from './keyboards';
import keycodes from './keycodes';
import keymap from './keymap';
import offline from './offline';
import page from './page';
import settings from './settings';
import tester from './tester';

const chinese: Messages = { page, settings, keyboards, keymap, keycodes, baking, files, tester, offline };

export default chinese;
