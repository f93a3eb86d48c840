/** Texts of `src/page`, and the words that every part uses. */
export default {
  name: 'Keymap Bakery',
  navigation: 'Pages',
  editor: 'Keymap',
  tester: 'Tester',
  skip: 'Skip to the keymap',
  close: 'Close',
  cancel: 'Cancel',
  ok: 'OK',
  loading: 'Loading …',
};
