// Small image files for the tests, written byte by byte: PNG and 16-bit TIFF. Each differs from every other, because the
// app notices copies by content.
import { deflateSync } from "node:zlib";

/** Smooth blobs with a little noise, 0 to 1. @param {number} side @param {number} seed */
function field(side, seed) {
  const blobs = Array.from({ length: 5 }, (_, n) => {
    const angle = (seed * 7 + n * 13) % 17;
    return {
      x: side * (0.2 + 0.6 * Math.abs(Math.sin(angle))),
      y: side * (0.2 + 0.6 * Math.abs(Math.cos(angle * 1.7))),
    };
  });
  return (/** @type {number} */ x, /** @type {number} */ y) => {
    const light = blobs.reduce(
      (sum, blob) => sum + Math.exp(-((x - blob.x) ** 2 + (y - blob.y) ** 2) / (side * 1.5)),
      0,
    );
    const noise = (Math.imul((x * 73856093) ^ (y * 19349663) ^ (seed * 83492791), 2654435761) >>> 16) / 65536;
    return Math.min(1, 0.08 + 0.75 * light + 0.05 * noise);
  };
}

/** @param {string} name @param {Buffer} data */
function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(checksum(body));
  return Buffer.concat([length, body, sum]);
}

/** CRC-32 as PNG has it; Node's own exists only from version 22 on. @param {Buffer} data */
function checksum(data) {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** An 8-bit grey PNG. @param {number} side  Pixels. @param {number} seed */
export function png(side, seed) {
  const at = field(side, seed);
  return grey(side, (x, y) => Math.round(at(x, y) * 255));
}

/**
 * A mask of labels as an 8-bit PNG.
 * @param {number} side  Pixels. @param {[number, number, number, number][]} boxes  Left, top, right, bottom of object 1, 2 …
 */
export function mask(side, boxes) {
  return grey(
    side,
    (x, y) =>
      1 + boxes.findIndex(([left, top, right, bottom]) => x >= left && x < right && y >= top && y < bottom),
  );
}

/** @param {number} side @param {(x: number, y: number) => number} at  0 to 255. */
function grey(side, at) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Array.from({ length: side }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: side }, (_, x) => at(x, y))]),
  );
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A 16-bit grey TIFF with one page and one strip. @param {number} side  Pixels. @param {number} seed */
export function tiff(side, seed) {
  return stack(side, [seed]);
}

/**
 * A 16-bit grey TIFF of several pages, which does not say what they are.
 * @param {number} side  Pixels. @param {number[]} seeds  One for each page.
 */
export function stack(side, seeds) {
  const head = Buffer.alloc(8);
  head.write("II*\0", "latin1");
  head.writeUInt32LE(8 + side * side * 2, 4);
  const parts = [head];
  let start = 8;
  for (const [index, seed] of seeds.entries()) {
    const one = page(side, seed, start, index === seeds.length - 1);
    parts.push(one);
    start += one.length;
  }
  return Buffer.concat(parts);
}

/**
 * Pixels and directory of one page.
 * @param {number} side @param {number} seed @param {number} start  Where in the file. @param {boolean} last
 */
function page(side, seed, start, last) {
  const at = field(side, seed);
  const [SHORT, LONG] = [3, 4];
  const entries = [
    [256, LONG, side],
    [257, LONG, side],
    [258, SHORT, 16],
    [259, SHORT, 1],
    [262, SHORT, 1],
    [273, LONG, start],
    [277, SHORT, 1],
    [278, LONG, side],
    [279, LONG, side * side * 2],
  ];
  const pixels = Buffer.alloc(side * side * 2);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) pixels.writeUInt16LE(Math.round(at(x, y) * 40000), (y * side + x) * 2);
  const directory = Buffer.alloc(2 + entries.length * 12 + 4);
  directory.writeUInt16LE(entries.length, 0);
  entries.forEach(([tag = 0, type = 0, value = 0], index) => {
    const place = 2 + index * 12;
    directory.writeUInt16LE(tag, place);
    directory.writeUInt16LE(type, place + 2);
    directory.writeUInt32LE(1, place + 4);
    if (type === SHORT) directory.writeUInt16LE(value, place + 8);
    else directory.writeUInt32LE(value, place + 8);
  });
  // The pixels of the next page stand between this directory and the next.
  const next = last ? 0 : start + pixels.length + directory.length + pixels.length;
  directory.writeUInt32LE(next, directory.length - 4);
  return Buffer.concat([pixels, directory]);
}
