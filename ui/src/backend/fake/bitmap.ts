// A picture as a data address without a canvas, so that unit tests can ask for it as well: an uncompressed bitmap file.

/** `rgb` holds three bytes a pixel, row by row from the top. */
export function bitmapAddress(width: number, height: number, rgb: Uint8Array): string {
  const stride = Math.ceil((width * 3) / 4) * 4;
  const file = new Uint8Array(54 + stride * height);
  const head = new DataView(file.buffer);
  file.set([0x42, 0x4d]);
  head.setUint32(2, file.length, true);
  head.setUint32(10, 54, true);
  head.setUint32(14, 40, true);
  head.setInt32(18, width, true);
  // A negative height: the first row is the upper one.
  head.setInt32(22, -height, true);
  head.setUint16(26, 1, true);
  head.setUint16(28, 24, true);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 3;
      const to = 54 + y * stride + x * 3;
      file[to] = rgb[from + 2] ?? 0;
      file[to + 1] = rgb[from + 1] ?? 0;
      file[to + 2] = rgb[from] ?? 0;
    }
  }
  let binary = "";
  for (let at = 0; at < file.length; at += 8192)
    binary += String.fromCharCode(...file.subarray(at, at + 8192));
  return `data:image/bmp;base64,${btoa(binary)}`;
}
