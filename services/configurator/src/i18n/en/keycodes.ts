/** Texts of `src/keycodes`. */
export default {};
