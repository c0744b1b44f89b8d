// Categorize: the categories with their keys, for the selected images or for those that are given.
import Label from "@mui/icons-material/Label";
import LabelOutlined from "@mui/icons-material/LabelOutlined";
import { Tooltip } from "@mui/material";
import { useActions, useApp, useCore } from "../app/context";
import { MenuButton } from "../components/MenuButton";
import { text } from "../text";
import { keyOf } from "./keys";

export function CategorizeButton({ ids }: { ids?: number[] }) {
  const actions = useActions();
  const { store } = useCore();
  const categories = useApp((state) => state.view?.categories);
  const selected = useApp((state) => ids?.length ?? state.selection.ids.size);
  const t = text.categories;
  if (!categories) return null;
  const create = () =>
    actions.open({
      kind: "category",
      mode: "new",
      id: null,
      labelIds: ids ?? [...store.getState().selection.ids],
    });
  return (
    <Tooltip title={selected === 0 ? t.categorizeNone : ""}>
      <span>
        <MenuButton
          variant="contained"
          size="small"
          label={t.categorize}
          testId="categorize"
          startIcon={<Label />}
          disabled={selected === 0}
          sx={{ borderRadius: 4, px: 2, whiteSpace: "nowrap" }}
          heading={t.categorizeTitle(selected)}
          entries={[
            // Unknown last: it takes a label away.
            ...[...categories.slice(1), ...categories.slice(0, 1)].map(({ id, name, color }) => ({
              label: name,
              hint: keyOf(categories, id),
              testId: `categorize-${id}`,
              icon: id === "unknown" ? <LabelOutlined sx={{ color }} /> : <Label sx={{ color }} />,
              act: () => actions.categorize(id, ids),
            })),
            "line",
            { label: t.newDots, testId: "categorize-new", act: create },
          ]}
        />
      </span>
    </Tooltip>
  );
}
