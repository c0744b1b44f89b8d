// Categorize: the categories with their keys, for the selected images or for those that are given.
import Label from "@mui/icons-material/Label";
import { Tooltip } from "@mui/material";
import { useActions, useApp, useCore } from "../app/context";
import { labelEntries } from "../app/labelEntries";
import { MenuButton } from "../components/MenuButton";
import { text } from "../text";

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
            ...labelEntries(categories, "categorize", (id) => actions.categorize(id, ids)),
            "line",
            { label: t.newDots, testId: "categorize-new", act: create },
          ]}
        />
      </span>
    </Tooltip>
  );
}
