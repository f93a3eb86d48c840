/** Texts of `src/files`. */
export default {};
