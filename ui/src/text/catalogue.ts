// The shape of a catalogue: what English has, with any words.
import type { english } from "./en";

type Words<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => Words<Said>
    : { [Key in keyof T]: Words<T[Key]> };

export type Catalogue = Words<typeof english>;
