// What a person chose about plates. It outlives the dialog, which closes to show images, but not the project.
import { useCallback, useState } from "react";
import type { Controls, PlateBasis, PlateColumns } from "../backend";
import { NOTHING_PICKED, type Picked } from "./picking";
import type { ValueKind } from "./wells";

export interface PlatesChoice {
  columns: PlateColumns;
  basis: PlateBasis;
  kind: ValueKind;
  /** null: the last one. */
  categoryId: string | null;
  /** The place of the plate that is shown. */
  plate: number;
  /** All plates beside each other. */
  all: boolean;
  picked: Picked;
  tab: "controls" | "dose";
  controls: Controls;
  robust: boolean;
  dose: string | null;
  group: string | null;
  groupValue: string | null;
}

/** The backend finds the columns. */
export const FOUND: PlateColumns = { plate: null, well: null, row: null, column: null };
export const NO_WELLS: Controls = { type: "wells", positive: [], negative: [] };

export const isFound = (columns: PlateColumns): boolean =>
  Object.values(columns).every((name) => name === null);

export const hasControls = ({ positive, negative }: Controls): boolean =>
  positive.length > 0 && negative.length > 0;

/** "+" and "−" by the names of wells; of controls by a column the page does not know the wells. */
export function controlMarks(controls: Controls): ReadonlyMap<string, string> {
  if (controls.type !== "wells") return new Map();
  const { positive, negative } = controls;
  return new Map([
    ...positive.map((well) => [well, "+"] as const),
    ...negative.map((well) => [well, "−"] as const),
  ]);
}

export const FRESH_CHOICE: PlatesChoice = {
  columns: FOUND,
  basis: "labelOrPrediction",
  kind: "fraction",
  categoryId: null,
  plate: 0,
  all: false,
  picked: NOTHING_PICKED,
  tab: "controls",
  controls: NO_WELLS,
  robust: false,
  dose: null,
  group: null,
  groupValue: null,
};

let kept: { token: string; choice: PlatesChoice } | null = null;

export type Choose = (change: Partial<PlatesChoice>) => void;

export function usePlatesChoice(token: string): [PlatesChoice, Choose] {
  const [choice, setChoice] = useState(() => (kept?.token === token ? kept.choice : FRESH_CHOICE));
  const choose = useCallback<Choose>(
    (change) =>
      setChoice((before) => {
        const next = { ...before, ...change };
        kept = { token, choice: next };
        return next;
      }),
    [token],
  );
  return [choice, choose];
}
