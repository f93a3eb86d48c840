/** Texts of `src/keyboards`. */
export default {};
