/** Texts of `src/tester`. */
export default {};
