// Where points of the map, 0 to 1, are seen in a frame of pixels. Pure.

export interface Frame {
  width: number;
  height: number;
}

/** The point of the map in the middle of the frame, and pixels for its whole side. */
export interface Camera {
  x: number;
  y: number;
  scale: number;
}

/** Pixels between the outermost points and the frame. */
const MARGIN = 24;
/** Times that the whole map is enlarged at most. */
const CLOSEST = 200;

/** All points in sight. */
export function whole({ width, height }: Frame): Camera {
  return { x: 0.5, y: 0.5, scale: Math.max(50, Math.min(width, height) - 2 * MARGIN) };
}

export const screenX = (camera: Camera, frame: Frame, x: number) =>
  (x - camera.x) * camera.scale + frame.width / 2;
/** Upwards, as in every plot. */
export const screenY = (camera: Camera, frame: Frame, y: number) =>
  (camera.y - y) * camera.scale + frame.height / 2;

export const mapX = (camera: Camera, frame: Frame, left: number) =>
  (left - frame.width / 2) / camera.scale + camera.x;
export const mapY = (camera: Camera, frame: Frame, top: number) =>
  camera.y - (top - frame.height / 2) / camera.scale;

/** By a factor; what is at this place of the frame stays there. */
export function zoomed(camera: Camera, frame: Frame, factor: number, left: number, top: number): Camera {
  const least = whole(frame).scale / 2;
  const scale = Math.min(least * 2 * CLOSEST, Math.max(least, camera.scale * factor));
  const [x, y] = [mapX(camera, frame, left), mapY(camera, frame, top)];
  return {
    x: x - (left - frame.width / 2) / scale,
    y: y + (top - frame.height / 2) / scale,
    scale,
  };
}

/** By pixels, as if the map were dragged. */
export function moved(camera: Camera, right: number, down: number): Camera {
  return { ...camera, x: camera.x - right / camera.scale, y: camera.y + down / camera.scale };
}
