/** How a firmware file gets onto a keyboard, by the kind of the file. Texts are in the messages `baking.flash.<way>`. */
export type FlashWay = 'hex' | 'bin' | 'uf2' | 'other';

/** The way for a firmware file. */
export function flashWayOf(firmwareFile: string): FlashWay {
  const ending = /\.([a-z0-9]+)$/i.exec(firmwareFile)?.[1]?.toLowerCase();
  return ending === 'hex' || ending === 'bin' || ending === 'uf2' ? ending : 'other';
}
