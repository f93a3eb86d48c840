/**
 * Turns a picture into pixels.
 * @param svg A document with a width and a height.
 * @param scale Pixels for each unit of it.
 * @throws When this browser cannot draw it, or not so large.
 */
export async function toPng(svg: string, scale: number): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  // Browsers give an empty picture, or none, beyond some size.
  const fitting = Math.min(scale, largestSide / Math.max(image.width, image.height, 1));
  canvas.width = Math.round(image.width * fitting);
  canvas.height = Math.round(image.height * fitting);
  const context = canvas.getContext('2d');
  context?.scale(fitting, fitting);
  context?.drawImage(image, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('The canvas gave no picture.')) : resolve(blob)), 'image/png');
  });
}

const largestSide = 8192;
