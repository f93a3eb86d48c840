/** How large a keycode may be. The API refuses anything above (services/shared/Keymaps/KeymapLimits.cs). */
export const keycodeLimits = {
  /** Characters. */
  maxLength: 256,
  /** Calls within one another; `LT(1, LCTL(KC_A))` has 2. */
  maxDepth: 8,
} as const;
