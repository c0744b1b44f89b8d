// The viewer's part of the fake: an image with its channels, tiles drawn from raw samples, pixel values and settings.
import type { Backend, Shown, TilePlace } from "../backend";
import type { ChannelSetting, FitSettings, SampleKind, SliceView, ViewerChannel } from "../bindings";
import { tilePath } from "../tilePath";
import { bitmapAddress } from "./bitmap";
import type { Desk } from "./desk";
import { drawCells, focusOf } from "./pictures";
import { bitsOf, channelsOf, heightOf, sampler, widthOf } from "./planes";
import type { FakeImage, FakeProject } from "./project";
import { fail } from "./runner";

type Viewing = Pick<
  Backend,
  | "viewerImage"
  | "pixelValues"
  | "setChannels"
  | "resetChannels"
  | "rangeOfSet"
  | "lookAt"
  | "thumbUrl"
  | "augmentedUrl"
  | "tileUrl"
>;

const TILE = 512;
const PHOTO = ["#ff0000", "#00ff00", "#0000ff"];
const USUAL = ["#ff0000", "#00ff00", "#0000ff", "#ffffff", "#00ffff", "#ff00ff", "#ffff00"];
const NAMES = ["DNA", "arrestin-GFP"];

function usualColor(image: FakeImage, channel: number): string {
  if (image.isRgb) return PHOTO[channel] ?? "#ffffff";
  return channelsOf(image) === 1 ? "#ffffff" : (USUAL[channel % USUAL.length] ?? "#ffffff");
}

function settingsOf(project: FakeProject, image: FakeImage): ChannelSetting[] {
  const like = likeOf(channelsOf(image), kindOf(image));
  const known = project.ownChannels.get(image.id) ?? project.channels.get(like);
  return Array.from({ length: channelsOf(image) }, (_, index) => known?.[index] ?? USUAL_SETTING);
}

const USUAL_SETTING: ChannelSetting = {
  color: null,
  range: { type: "file" },
  visible: true,
  palette: false,
};
const USUAL_PERCENTILES = { low: 0.35, high: 99.65 };

const kindOf = (image: FakeImage): SampleKind =>
  bitsOf(image) === 8 ? "U8" : bitsOf(image) === 32 ? "F32" : "U16";

const likeOf = (channels: number, kind: SampleKind) => `${channels} ${kind}`;

/** Every value of a palette another colour, as label images have it. */
function paletteOf(image: FakeImage): string[] | null {
  if (!image.palette) return null;
  const byte = (value: number) => (Math.round(value) & 255).toString(16).padStart(2, "0");
  return Array.from({ length: 256 }, (_, v) => `#${byte(v * 37)}${byte(v * 91 + 60)}${byte(v * 151)}`);
}

/** A sorted sample of a channel, at most 128 × 128 of its pixels. */
function sorted(image: FakeImage, channel: number, slice: SliceView, time: number): Float64Array {
  const at = sampler(image, channel, slice, time);
  const across = Math.min(128, widthOf(image));
  const down = Math.min(128, heightOf(image));
  const values = new Float64Array(across * down);
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++)
      values[y * across + x] = at(
        Math.floor(((x + 0.5) * widthOf(image)) / across),
        Math.floor(((y + 0.5) * heightOf(image)) / down),
      );
  return values.sort();
}

const atShare = (values: Float64Array, percent: number) =>
  values[Math.min(values.length - 1, Math.round((percent / 100) * (values.length - 1)))] ?? 0;

/** In raw values; `said`: what the file or the kind of image asks for. */
function rangeOf({ range }: ChannelSetting, said: [number, number] | null, values: Float64Array) {
  if (range.type === "values") return range.data;
  if (range.type === "file" && said) return { low: said[0], high: said[1] };
  const { low, high } = range.type === "file" ? USUAL_PERCENTILES : range.data;
  return { low: atShare(values, low), high: atShare(values, high) };
}

function channel(
  image: FakeImage,
  index: number,
  setting: ChannelSetting,
  slice: SliceView,
  time: number,
): ViewerChannel {
  const values = sorted(image, index, slice, time);
  const [min, max] = [values[0] ?? 0, values.at(-1) ?? 0];
  const typeMax = { U8: 255, U16: 65_535, F32: 1 }[kindOf(image)];
  const fileRange = image.isRgb ? null : (image.fileRange ?? null);
  const { low, high } = rangeOf(setting, image.isRgb ? [0, typeMax] : fileRange, values);
  const histogram = new Array<number>(256).fill(0);
  for (const value of values) {
    const bin = Math.min(255, Math.floor(((value - min) / (max - min || 1)) * 256));
    histogram[bin] = (histogram[bin] ?? 0) + 1;
  }
  return {
    name: image.isRgb ? (["Red", "Green", "Blue"][index] ?? null) : (NAMES[index] ?? null),
    setting,
    color: setting.color ?? usualColor(image, index),
    low,
    high,
    min,
    max,
    typeMax,
    fileRange,
    histogram,
    histogramLow: min,
    histogramHigh: max,
  };
}

export function createFakeViewing(desk: Desk): Viewing {
  const imageOf = (id: number) =>
    desk.open().document.images.find((image) => image.id === id) ??
    fail("internal", "This image is not in the project any more.");
  const changed = () => {
    desk.open().channelsVersion++;
    desk.open().revision++;
    return desk.open().view();
  };
  const thumbs = new Map<string, string>();
  const tiles = new Map<string, string>();
  return {
    viewerImage: async (id, asked, time) => {
      const image = imageOf(id);
      if (image.missing) fail("unreadableFile", `The file of “${image.name}” was moved or deleted.`);
      if (image.unreadable)
        fail("unreadableFile", `“${image.name}” cannot be read: it ends in the middle of the image.`, [
          "TIFF strip 12 of 40 lies behind the end of the file",
        ]);
      const slices = image.slices ?? 1;
      const wanted = asked ?? desk.open().stack;
      const slice = typeof wanted === "string" ? wanted : { one: Math.min(wanted.one, slices - 1) };
      return {
        id,
        name: image.name,
        width: widthOf(image),
        height: heightOf(image),
        slices,
        times: image.times ?? 1,
        slice,
        time: Math.min(time, (image.times ?? 1) - 1),
        pixelSize: image.pixelSize ?? [0.325, 0.325, slices > 1 ? 2 : null],
        isRgb: image.isRgb ?? false,
        kind: kindOf(image),
        wholeNumbers: bitsOf(image) !== 32,
        own: desk.open().ownChannels.has(id),
        palette: paletteOf(image),
        channels: settingsOf(desk.open(), image).map((setting, index) =>
          channel(image, index, setting, slice, time),
        ),
      };
    },
    pixelValues: async (id, slice, time, x, y) => {
      const image = imageOf(id);
      return Array.from({ length: channelsOf(image) }, (_, index) =>
        sampler(image, index, slice, time)(x, y),
      );
    },
    setChannels: async (id, channels, kind, settings) => {
      const project = desk.open();
      if (id !== null) project.ownChannels.set(id, settings);
      else {
        project.channels.set(likeOf(channels, kind), settings);
        for (const image of project.document.images)
          if (channelsOf(image) === channels && kindOf(image) === kind) project.ownChannels.delete(image.id);
      }
      return changed();
    },
    resetChannels: async (id, channels, kind) => {
      if (id !== null) desk.open().ownChannels.delete(id);
      else desk.open().channels.delete(likeOf(channels, kind));
      return changed();
    },
    rangeOfSet: async (channels, kind, index, low, high) => {
      const all = desk
        .open()
        .document.images.filter((image) => channelsOf(image) === channels && !image.missing);
      const ofKind = all.filter((image) => kindOf(image) === kind);
      const alike = ofKind.slice(0, 16);
      const planes = alike.map((image) => sorted(image, index, desk.open().stack, 0));
      return {
        low: Math.min(...planes.map((values) => atShare(values, low))),
        high: Math.max(...planes.map((values) => atShare(values, high))),
        images: alike.length,
        others: all.length - ofKind.length,
      };
    },
    lookAt: async () => null,
    thumbUrl: (token, row) => {
      const key = `${token}/${row.id}/${row.version}`;
      const drawn = thumbs.get(key) ?? thumb(desk.open(), imageOf(row.id));
      thumbs.set(key, drawn);
      return drawn;
    },
    augmentedUrl: (_token, settings, number) => {
      const labelled = desk.open().document.images.find(({ categoryId }) => categoryId) ?? imageOf(1);
      return turned(thumb(desk.open(), labelled), settings, number);
    },
    tileUrl: (token, place, channels) => {
      const key = tilePath(token, place, channels);
      const drawn = tiles.get(key) ?? tile(imageOf(place.id), place, channels);
      // The newest are kept.
      tiles.delete(key);
      tiles.set(key, drawn);
      if (tiles.size > 120) tiles.delete(tiles.keys().next().value ?? "");
      return drawn;
    },
  };
}

function tile(image: FakeImage, place: TilePlace, channels: readonly Shown[]): string {
  const { slice, time, level, column, row } = place;
  const step = 2 ** level;
  const left = column * TILE * step;
  const top = row * TILE * step;
  const width = Math.ceil(Math.min(TILE * step, widthOf(image) - left) / step);
  const height = Math.ceil(Math.min(TILE * step, heightOf(image) - top) / step);
  const rgb = new Uint8Array(width * height * 3);
  const palette = paletteOf(image)?.map(parts);
  channels.forEach((shown, index) => {
    if (!shown.visible) return;
    const at = sampler(image, index, slice, time);
    const color = parts(shown.color);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const value = at(left + x * step, top + y * step);
        if (shown.palette && palette) rgb.set(palette[value] ?? [0, 0, 0], (y * width + x) * 3);
        else add(rgb, (y * width + x) * 3, color, lightOf(value, shown));
      }
  });
  return bitmapAddress(width, height, rgb);
}

function thumb(project: FakeProject, image: FakeImage): string {
  const [nuclei, cytoplasm] = settingsOf(project, image).map((setting, index) =>
    setting.visible ? (setting.color ?? usualColor(image, index)) : null,
  );
  return drawCells(image.id, image.truth === "positive", focusOf(project.stack, image.slices ?? 1), {
    nuclei: nuclei ?? null,
    cytoplasm: cytoplasm ?? null,
  });
}

/** Mirrored and turned by what the settings allow, as a data address. */
function turned(address: string, { mirror, rotation }: FitSettings, number: number): string {
  const angle = rotation * Math.sin(number * 2.4);
  const side = mirror && number % 2 === 1 ? -1 : 1;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><g transform="translate(128 128) rotate(${angle.toFixed(1)}) scale(${side} 1) translate(-128 -128)"><image href="${address.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}" width="256" height="256"/></g></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const parts = (color: string) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

const lightOf = (value: number, { low, high }: Shown) =>
  Math.min(1, Math.max(0, (value - low) / Math.max(1e-12, high - low)));

function add(rgb: Uint8Array, at: number, color: number[], light: number): void {
  for (let part = 0; part < 3; part++)
    rgb[at + part] = Math.min(255, (rgb[at + part] ?? 0) + (color[part] ?? 0) * light);
}
