/** Texts of `src/offline`. */
export default {};
