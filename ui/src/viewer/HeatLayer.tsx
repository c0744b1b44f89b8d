// An explanation over the image. It is drawn once, and moves and grows with the image by a transform alone.
import { useLayoutEffect, useMemo, useRef } from "react";
import type { HeatView } from "../backend";
import type { Size, View } from "./geometry";
import { painted, rasterSize, spread } from "./heat";
import { cornerOf, drawnSize } from "./tiles";

interface Props {
  heat: HeatView;
  image: Size;
  view: View;
  frame: Size;
  /** 0 to 1. */
  opacity: number;
}

export function HeatLayer({ heat, image, view, frame, opacity }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = image;
  const raster = useMemo(() => rasterSize(heat, { width, height }), [heat, width, height]);
  useLayoutEffect(() => {
    const paper = canvas.current?.getContext("2d");
    paper?.putImageData(new ImageData(painted(spread(heat, raster)), raster.width, raster.height), 0, 0);
  }, [heat, raster]);
  const corner = cornerOf(view, frame);
  const drawn = drawnSize(view, image);
  const scale = `${drawn.width / raster.width}, ${drawn.height / raster.height}`;
  return (
    <canvas
      ref={canvas}
      // Its words are in the panel.
      aria-hidden
      data-testid="heat-layer"
      data-method={heat.method}
      data-category={heat.categoryId}
      width={raster.width}
      height={raster.height}
      style={{
        position: "absolute",
        left: 0,
        top: 0,
        transformOrigin: "0 0",
        transform: `translate(${corner.left}px, ${corner.top}px) scale(${scale})`,
        willChange: "transform",
        pointerEvents: "none",
        opacity,
      }}
    />
  );
}
