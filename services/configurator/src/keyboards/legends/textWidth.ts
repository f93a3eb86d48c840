/** About how wide a text is in the page's letters, as a multiple of their size: exact enough to choose a size by. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) {
    width += widthOf(letter);
  }
  return width;
}

function widthOf(letter: string): number {
  if (/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u.test(letter)) {
    return 1.05;
  }
  if (/[ijl|!.,:;'` ]/.test(letter)) {
    return 0.32;
  }
  if (/[MWmw@%…]/.test(letter)) {
    return 0.9;
  }
  return /[A-Z0-9]/.test(letter) ? 0.67 : 0.57;
}
