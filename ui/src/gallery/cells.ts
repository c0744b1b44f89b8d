// What stands in a cell of the table. Pure.
import type { Column, ImageRow } from "../backend";
import { text } from "../text";
import { percent } from "../text/format";
import type { CategoryLook } from "./tileLook";

/** "" is nothing. Categories have their name. */
export function cellText(
  column: Column,
  row: ImageRow,
  looks: ReadonlyMap<string, Pick<CategoryLook, "name">>,
): string {
  switch (column.type) {
    case "name":
      return row.name;
    case "category":
      return row.categoryId === null ? text.common.unknown : (looks.get(row.categoryId)?.name ?? "");
    case "origin":
      return row.origin === null
        ? ""
        : row.origin === "person"
          ? text.arrange.byPerson
          : text.arrange.byAcceptance;
    case "partition":
      return text.partition[row.partition];
    case "prediction":
      return row.prediction ? (looks.get(row.prediction.categoryId)?.name ?? "") : "";
    case "confidence":
      return row.prediction ? percent(row.prediction.confidence) : "";
    // Only for sorting and filtering.
    case "margin":
    case "entropy":
    case "queue":
      return "";
    case "width":
      return text.info.pixels(row.width, row.height);
    case "height":
      return text.common.count(row.height);
    case "channels":
      return text.common.count(row.channels);
    case "slices":
      return text.common.count(row.slices);
    case "metadata":
      return row.metadata.find(({ name }) => name === column.data)?.value ?? "";
  }
}
