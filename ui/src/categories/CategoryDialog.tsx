// Makes, renames or recolours a category. A name that cannot be used is told beside the field, before it is sent.
import { Box, TextField, Typography } from "@mui/material";
import { useState } from "react";
import { nameFault } from "../app/categoryKeys";
import { useActions, useApp } from "../app/context";
import { ColorPicker } from "../components/ColorPicker";
import { nextColor } from "../components/color";
import { PlainDialog } from "../components/PlainDialog";
import { text } from "../text";

interface Props {
  mode: "new" | "rename" | "recolor";
  id: string | null;
  /** Images that get the new category at once. */
  labelIds: number[];
  onClose(): void;
}

export function CategoryDialog({ mode, id, labelIds, onClose }: Props) {
  const actions = useActions();
  const categories = useApp((state) => state.view?.categories) ?? [];
  const own = categories.find((category) => category.id === id);
  const [name, setName] = useState(own?.name ?? "");
  const [color, setColor] = useState(own?.color ?? nextColor(categories.map((category) => category.color)));
  const [touched, setTouched] = useState(false);
  const fault = mode === "recolor" ? null : nameFault(name, categories, id);
  const shownFault = fault === "taken" || (fault === "missing" && touched) ? fault : null;
  const t = text.categories;
  const title =
    mode === "new" ? t.dialogNew : mode === "rename" ? t.dialogRename : t.dialogRecolor(own?.name ?? "");

  const run = () => {
    setTouched(true);
    if (fault) return;
    const done =
      mode === "new"
        ? actions.createCategory(name.trim(), color, labelIds)
        : mode === "rename"
          ? actions.renameCategory(id ?? "", name.trim())
          : actions.recolorCategory(id ?? "", color);
    void done.then((ok) => ok && onClose());
  };
  return (
    <PlainDialog
      title={title}
      action={{ label: mode === "new" ? text.common.create : text.common.save, run, testId: "category-save" }}
      onClose={onClose}
    >
      {mode !== "recolor" && (
        <TextField
          autoFocus
          fullWidth
          margin="dense"
          label={t.name}
          value={name}
          error={shownFault !== null}
          helperText={shownFault === "taken" ? t.nameTaken : shownFault === "missing" ? t.nameMissing : " "}
          onChange={(event) => setName(event.target.value)}
          slotProps={{
            htmlInput: { "data-testid": "category-name", maxLength: 120, autoComplete: "off" },
          }}
        />
      )}
      {mode !== "rename" && (
        <Box>
          <Typography variant="subtitle2" sx={{ mb: 1 }}>
            {t.color}
          </Typography>
          <ColorPicker
            value={color}
            label={t.color}
            codeLabel={t.hex}
            badCode={t.hexBad}
            swatchLabel={t.swatch}
            onChange={setColor}
          />
        </Box>
      )}
      {labelIds.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {t.newLabels(labelIds.length)}
        </Typography>
      )}
    </PlainDialog>
  );
}
