// The pixel under the pointer and its samples. It lives beside the views' state, so that a move of the pointer draws
// nothing but the line that shows it.
import { useEffect, useMemo, useRef, useState } from "react";
import { createStore, type StoreApi } from "zustand/vanilla";
import { useCore } from "../app/context";
import type { ViewerImage } from "../backend";
import { type Point, pixelAt, type Size, type View } from "./geometry";
import { Latest } from "./latest";

export interface PixelState {
  pixel: Point | null;
  /** One for each channel, of the newest pixel that was answered; null before there is one. */
  values: readonly number[] | null;
}

const NONE: PixelState = { pixel: null, values: null };

export interface PixelReader {
  store: StoreApi<PixelState>;
  /** Where the pointer is in the frame; null: elsewhere. */
  point(at: Point | null): void;
}

export function usePixel(image: ViewerImage | null, view: View | null, frame: Size): PixelReader {
  const { backend } = useCore();
  const [store] = useState(() => createStore<PixelState>(() => NONE));
  const pointer = useRef<Point | null>(null);
  const now = useRef({ image, view, frame });
  now.current = { image, view, frame };

  const reader = useMemo(() => {
    const latest = new Latest<{ image: ViewerImage; pixel: Point }, number[]>(
      ({ image: { id, slice, time }, pixel }) => backend.pixelValues(id, slice, time, pixel.x, pixel.y),
      (values, asked) => {
        if (store.getState().pixel && asked.image.id === now.current.image?.id) store.setState({ values });
      },
      // The image itself tells what is wrong with its file; here is only nothing to read.
      () => store.setState({ values: null }),
    );
    const read = () => {
      const { image, view, frame } = now.current;
      const pixel = image && view && pointer.current && pixelAt(view, pointer.current, image, frame);
      if (!image || !pixel) return store.setState(NONE);
      const before = store.getState().pixel;
      if (before?.x !== pixel.x || before.y !== pixel.y) store.setState({ pixel });
      latest.put({ image, pixel });
    };
    const point = (at: Point | null) => {
      pointer.current = at;
      read();
    };
    return { store, point, read };
  }, [backend, store]);

  // Under a pointer that rests the image moves, and another slice has other values.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these say that something else is under the pointer
  useEffect(() => {
    if (pointer.current) reader.read();
  }, [reader, image?.id, image?.slice, image?.time, view?.zoom, view?.x, view?.y]);
  return reader;
}
