// How a tile shows its image's state: label, prediction or Unknown, in colour, shape and words.
import type { CategoryView, ImageRow } from "../backend";
import { textOn } from "../components/color";
import { text } from "../text";
import { percent } from "../text/format";
import { codesFor } from "./codes";

export interface CategoryLook {
  id: string;
  name: string;
  color: string;
  /** Black or white, whichever is read on the colour. */
  ink: string;
  code: string;
}

export interface TileLook {
  state: "label" | "prediction" | "unknown";
  /** The label was a prediction that a person accepted. */
  accepted: boolean;
  category: CategoryLook | null;
  /** On the mark: the code, with the confidence of a prediction. */
  mark: string;
  /** In the foot: the category in words. */
  line: string;
  /** The line, with what cannot be seen of it. */
  title: string;
  /** For screen readers. */
  spoken: string;
}

export function categoryLooks(categories: readonly CategoryView[]): Map<string, CategoryLook> {
  const codes = codesFor(categories.map(({ name }) => name));
  return new Map(
    categories.map(({ id, name, color }, index) => [
      id,
      { id, name, color, ink: textOn(color), code: codes[index] ?? "?" },
    ]),
  );
}

export function tileLook(row: ImageRow, looks: ReadonlyMap<string, CategoryLook>): TileLook {
  const g = text.gallery;
  const missing = row.missing ? `, ${g.missingState}` : "";
  const label = row.categoryId === null ? undefined : looks.get(row.categoryId);
  if (label) {
    const accepted = row.origin === "accepted";
    const title = accepted ? text.info.labelAccepted(label.name) : label.name;
    return {
      state: "label",
      accepted,
      category: label,
      mark: label.code,
      line: label.name,
      title,
      spoken: `${row.name}, ${g.labelledAs(title)}${missing}`,
    };
  }
  const predicted = row.prediction === null ? undefined : looks.get(row.prediction.categoryId);
  if (row.prediction && predicted) {
    const confidence = percent(row.prediction.confidence);
    return {
      state: "prediction",
      accepted: false,
      category: predicted,
      mark: `${predicted.code} ${confidence}`,
      line: predicted.name,
      title: g.predictedAs(predicted.name, confidence),
      spoken: `${row.name}, ${g.predictedAs(predicted.name, confidence)}${missing}`,
    };
  }
  return {
    state: "unknown",
    accepted: false,
    category: null,
    mark: "",
    line: g.unknown,
    title: g.unknown,
    spoken: `${row.name}, ${g.unknown}${missing}`,
  };
}
