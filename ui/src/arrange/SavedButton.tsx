// Saved: searches with their filters, order and groups that have a name.
import BookmarkBorder from "@mui/icons-material/BookmarkBorder";
import { TextField } from "@mui/material";
import { useState } from "react";
import { isPlain, sameArrangement, withoutQueue } from "../app/arrangement";
import { useActions, useApp } from "../app/context";
import { MenuButton, type MenuEntry } from "../components/MenuButton";
import { PlainDialog } from "../components/PlainDialog";
import { text } from "../text";
import { BAR_BUTTON } from "./OrderButtons";

const t = text.saved;

export function SavedButton() {
  const actions = useActions();
  const saved = useApp((state) => state.view?.savedFilters) ?? [];
  const arrangement = useApp((state) => state.arrangement);
  const now = withoutQueue(arrangement);
  const active = saved.find((one) => sameArrangement(one.arrangement, now));
  const entries: MenuEntry[] = [
    ...saved.map(
      (one): MenuEntry => ({
        label: one.name,
        checked: one === active,
        testId: `saved-${one.name}`,
        act: () => actions.arrange.use(one.arrangement),
      }),
    ),
    ...(saved.length > 0 ? (["line"] as const) : []),
    {
      label: t.save,
      note: isPlain(now) ? t.nothing : undefined,
      disabled: isPlain(now),
      testId: "saved-save",
      act: () => actions.open({ kind: "saveFilter" }),
    },
    ...(active
      ? [
          {
            label: t.forget(active.name),
            testId: "saved-forget",
            act: () => actions.arrange.forget(active.name),
          },
        ]
      : []),
  ];
  return (
    <MenuButton
      {...BAR_BUTTON}
      testId="saved"
      color={active ? "primary" : "inherit"}
      startIcon={<BookmarkBorder />}
      aria-label={active ? t.active(active.name) : t.hint}
      label={t.button}
      entries={entries}
    />
  );
}

export function SaveFilterDialog({ onClose }: { onClose(): void }) {
  const actions = useActions();
  const saved = useApp((state) => state.view?.savedFilters) ?? [];
  const [name, setName] = useState("");
  const replaces = saved.some((one) => one.name.toLowerCase() === name.trim().toLowerCase());
  const run = async () => {
    if (await actions.arrange.save(name.trim())) onClose();
  };
  return (
    <PlainDialog
      title={t.dialog}
      action={{
        label: replaces ? t.replace : text.common.save,
        run: () => void run(),
        disabled: name.trim() === "",
        testId: "save-filter",
      }}
      onClose={onClose}
    >
      <TextField
        autoFocus
        fullWidth
        size="small"
        label={t.name}
        value={name}
        helperText={replaces ? t.replaces : t.help}
        onChange={({ target }) => setName(target.value)}
        slotProps={{ htmlInput: { "data-testid": "saved-name", maxLength: 100 } }}
        sx={{ mt: 1 }}
      />
    </PlainDialog>
  );
}
