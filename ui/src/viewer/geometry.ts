// What of an image is in sight: the zoom and the place in the middle, and how both change by wheel, drag and window.
// Pure; a "frame" is the free area of the window in CSS pixels, and image coordinates count from the upper left corner.

export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface View {
  /** CSS pixels for a pixel of the image. */
  zoom: number;
  /** The middle of the frame, in image pixels. */
  x: number;
  y: number;
  /** The whole image is kept in sight, also when the frame changes. */
  fitted: boolean;
}

export const MAX_ZOOM = 32;
/** A step of the zoom buttons and keys. */
export const ZOOM_STEP = Math.SQRT2;

/** A small image is enlarged to fill the frame, but not beyond the largest zoom. */
export function fitZoom(image: Size, frame: Size): number {
  return Math.min(MAX_ZOOM, frame.width / image.width, frame.height / image.height);
}

export function fitView(image: Size, frame: Size): View {
  return { zoom: fitZoom(image, frame), x: image.width / 2, y: image.height / 2, fitted: true };
}

/** The view within its limits: not beyond the zooms, and no empty room beside an image that could fill it. */
export function settle(view: View, image: Size, frame: Size): View {
  if (view.fitted) return fitView(image, frame);
  const smallest = Math.min(1, fitZoom(image, frame));
  const zoom = Math.min(MAX_ZOOM, Math.max(smallest, view.zoom));
  return {
    zoom,
    x: within(view.x, image.width, frame.width / zoom),
    y: within(view.y, image.height, frame.height / zoom),
    fitted: false,
  };
}

/** `seen` of `whole` pixels fit the frame: the middle of the frame may lie this far from the edges. */
function within(middle: number, whole: number, seen: number): number {
  if (seen >= whole) return whole / 2;
  return Math.min(whole - seen / 2, Math.max(seen / 2, middle));
}

/** The pixel of the image under a point of the frame stays there. */
export function zoomTo(view: View, zoom: number, at: Point, image: Size, frame: Size): View {
  const fixed = toImage(view, at, frame);
  const next = Math.min(MAX_ZOOM, Math.max(Math.min(1, fitZoom(image, frame)), zoom));
  return settle(
    {
      zoom: next,
      x: fixed.x - (at.x - frame.width / 2) / next,
      y: fixed.y - (at.y - frame.height / 2) / next,
      fitted: false,
    },
    image,
    frame,
  );
}

/** The image follows the pointer by this many CSS pixels. */
export function panBy(view: View, dx: number, dy: number, image: Size, frame: Size): View {
  if (!canPan(view, image, frame)) return view;
  return settle(
    { ...view, x: view.x - dx / view.zoom, y: view.y - dy / view.zoom, fitted: false },
    image,
    frame,
  );
}

/** Some of the image lies outside of the frame; half a CSS pixel is nothing. */
export function canPan(view: View, image: Size, frame: Size): boolean {
  return image.width * view.zoom > frame.width + 0.5 || image.height * view.zoom > frame.height + 0.5;
}

/** Image coordinates of a point of the frame; outside of the image too. */
export function toImage(view: View, at: Point, frame: Size): Point {
  return {
    x: view.x + (at.x - frame.width / 2) / view.zoom,
    y: view.y + (at.y - frame.height / 2) / view.zoom,
  };
}

/** The pixel under a point of the frame, or null beside the image. */
export function pixelAt(view: View, at: Point, image: Size, frame: Size): Point | null {
  const { x, y } = toImage(view, at, frame);
  if (x < 0 || y < 0 || x >= image.width || y >= image.height) return null;
  return { x: Math.floor(x), y: Math.floor(y) };
}

/** What a turn of the wheel does to the zoom; a pinch reaches the page as a wheel with Ctrl and small steps. */
export function wheelFactor(deltaY: number, deltaMode: number, pinch: boolean): number {
  const pixels = deltaMode === 1 ? deltaY * 24 : deltaMode === 2 ? deltaY * 400 : deltaY;
  return 2 ** (-Math.max(-240, Math.min(240, pixels)) * (pinch ? 0.012 : 0.003));
}

export const sameSize = (one: Size, other: Size) => one.width === other.width && one.height === other.height;
