// What can be done with models besides fitting them: a model leaves as a file, or comes in.
import MoreHorizIcon from "@mui/icons-material/MoreHoriz";
import { useActions, useApp } from "../app/context";
import { MenuButton } from "../components/MenuButton";
import { text } from "../text";

export function ModelMenu() {
  const actions = useActions();
  const hasModel = useApp((state) => state.view !== null && state.view.model !== null);
  const busy = useApp((state) => state.job !== null);
  const t = text.models;
  return (
    <MenuButton
      label={<MoreHorizIcon fontSize="small" />}
      size="small"
      color="inherit"
      aria-label={t.menu}
      title={t.menu}
      testId="model-menu"
      sx={{ minWidth: 0, p: 0.25 }}
      entries={[
        {
          label: t.exportMenu,
          disabled: !hasModel,
          testId: "model-export",
          act: () => actions.open({ kind: "exportModel" }),
        },
        {
          label: t.addMenu,
          disabled: busy,
          testId: "model-add",
          act: () => void actions.sending.pickModel(),
        },
      ]}
    />
  );
}
