/**
 * Why a link holds no keymap that can be opened: it is cut off or changed, made by a later version of this page, larger than any keymap,
 * or this browser cannot unpack it.
 */
export class ShareError extends Error {
  override readonly name = 'ShareError';

  constructor(readonly code: 'damaged' | 'newer' | 'large' | 'unsupported') {
    super(code);
  }
}
