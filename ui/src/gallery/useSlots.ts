// Remembers which element draws which row; what is decided is in slots.ts.
import { useRef } from "react";
import { assignSlots, NO_SLOTS, type Slots } from "./slots";

/** Rows by slot, for `wanted` rows of `length`. With another `layout` all slots begin anew. */
export function useSlots(wanted: readonly number[], length: number, layout: unknown): Slots {
  const memory = useRef<{ slots: Slots; layout: unknown }>({ slots: NO_SLOTS, layout });
  const before = memory.current.layout === layout ? memory.current.slots : NO_SLOTS;
  // Asked again for the same rows it answers the same, so that a drawing that is thrown away does no harm.
  const slots = assignSlots(before, wanted, length);
  memory.current = { slots, layout };
  return slots;
}
