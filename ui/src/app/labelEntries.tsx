// The categories as rows of a menu that labels: with their colours and keys, Unknown last, for it takes a label away.
import Label from "@mui/icons-material/Label";
import LabelOutlined from "@mui/icons-material/LabelOutlined";
import type { CategoryView } from "../backend";
import type { MenuEntry } from "../components/MenuButton";
import { keyOf } from "./categoryKeys";

export function labelEntries(
  categories: readonly CategoryView[],
  testId: string,
  act: (categoryId: string) => unknown,
): MenuEntry[] {
  return [...categories.slice(1), ...categories.slice(0, 1)].map(({ id, name, color }) => ({
    label: name,
    hint: keyOf(categories, id),
    testId: `${testId}-${id}`,
    icon: id === "unknown" ? <LabelOutlined sx={{ color }} /> : <Label sx={{ color }} />,
    act: () => act(id),
  }));
}
