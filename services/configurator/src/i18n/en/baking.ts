/** Texts of `src/baking`. */
export default {};
