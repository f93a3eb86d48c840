/** Texts of `src/keymap`. */
export default {};
