import type { KeyPlace } from './KeyPlace';

/** The data type of a dragged keycode, as text: what a palette offers and keys take. */
export const keycodeType = 'application/x-keymap-bakery-keycode';

/** The data type of a dragged place, as JSON: what keys offer besides their keycode, so that two can change places. */
export const placeType = 'application/x-keymap-bakery-place';

/** Fills a drag that takes a keycode along. @param place where it comes from, when it is from the keymap */
export function startDrag(transfer: DataTransfer, keycode: string, place?: KeyPlace): void {
  transfer.setData(keycodeType, keycode);
  transfer.setData('text/plain', keycode);
  if (place !== undefined) {
    transfer.setData(placeType, JSON.stringify(place));
  }
  transfer.effectAllowed = 'copyMove';
}

/** True for a drag that takes a keycode along; what it is can be read only when it is dropped. */
export function hasKeycode(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes(keycodeType) ?? false;
}
