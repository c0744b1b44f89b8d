// Tells the backend what is in sight: the details of what is drawn, and which pictures are wanted first.
import { useEffect, useRef } from "react";
import { useCore } from "../app/context";
import type { Order } from "../app/order";
import type { Rows } from "../app/rows";
import type { RowsInSight } from "./useRowsInSight";
import { placesIn, wantedPlaces } from "./wanted";

export function useSight(order: Order, rows: Rows, { seen, drawn, forward }: RowsInSight): [number, number] {
  const { rows: cache, backend } = useCore();
  const [first, last] = placesIn(rows, drawn);
  useEffect(() => cache.want(order.ids.slice(first, last)), [cache, order, first, last]);

  const [start, end] = placesIn(rows, seen);
  const told = useRef("");
  useEffect(() => {
    // Several changes before the next frame are told once.
    const frame = requestAnimationFrame(() => {
      const places = wantedPlaces({ start, end, forward }, order.ids.length);
      const ids = places.map((place) => order.ids[place]).filter((id) => id !== undefined);
      const said = ids.join();
      if (ids.length === 0 || said === told.current) return;
      told.current = said;
      // A hint only: without it the pictures come all the same, in another order.
      backend.lookAt(ids).catch(() => {});
    });
    return () => cancelAnimationFrame(frame);
  }, [backend, order, start, end, forward]);
  return [first, last];
}
