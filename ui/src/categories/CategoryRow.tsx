// One category in the list. Labelled and predicted images are counted apart.
import Label from "@mui/icons-material/Label";
import LabelImportantOutlined from "@mui/icons-material/LabelImportantOutlined";
import LabelOffOutlined from "@mui/icons-material/LabelOffOutlined";
import MoreHoriz from "@mui/icons-material/MoreHoriz";
import { Box, IconButton, Menu, Tooltip, Typography } from "@mui/material";
import { useState } from "react";
import { useActions, useApp } from "../app/context";
import type { CategoryView } from "../backend";
import { textOn } from "../components/color";
import { type MenuEntry, menuRows } from "../components/MenuButton";
import { text } from "../text";

interface Props {
  category: CategoryView;
  hotkey: string;
  selected: number;
}

export function CategoryRow({ category, hotkey, selected }: Props) {
  const actions = useActions();
  const over = useApp((state) => state.carry?.over === category.id);
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const { id, name, color, shown, labelled, predicted } = category;
  const isUnknown = id === "unknown";
  const t = text.categories;
  const toggleName = shown ? t.hide(name) : t.show(name);
  const change = (mode: "rename" | "recolor") => () =>
    actions.open({ kind: "category", mode, id, labelIds: [] });
  const forLabel: MenuEntry[] = [
    "line",
    { label: t.rename, testId: "category-rename", act: change("rename") },
    { label: t.recolor, testId: "category-recolor", act: change("recolor") },
    {
      label: t.delete,
      testId: "category-delete",
      act: () => actions.open({ kind: "deleteCategory", id }),
    },
  ];
  const entries: MenuEntry[] = [
    {
      label: isUnknown ? t.unlabelSelected(selected) : t.labelSelected(selected),
      hint: hotkey,
      disabled: selected === 0,
      act: () => actions.categorize(id),
    },
    { label: toggleName, act: () => actions.setCategoryShown(id, !shown) },
    ...(isUnknown ? [] : forLabel),
  ];
  return (
    <Box
      component="li"
      data-testid={`category-${id}`}
      data-shown={shown}
      data-drop={id}
      sx={{
        ...(over ? { bgcolor: "action.selected", outline: "2px dashed", outlineColor: color } : {}),
        display: "grid",
        gridTemplateColumns: "auto 1fr auto auto",
        alignItems: "center",
        columnGap: 0.5,
        borderRadius: 1.5,
        py: 0.25,
        "&:hover": { bgcolor: "action.hover" },
      }}
    >
      <Tooltip title={toggleName}>
        <IconButton
          size="small"
          aria-label={toggleName}
          aria-pressed={shown}
          data-testid={`category-toggle-${id}`}
          onClick={() => void actions.setCategoryShown(id, !shown)}
        >
          {shown ? (
            <Box component="span" sx={{ position: "relative", display: "inline-flex" }}>
              <Label sx={{ color }} />
              <Box
                component="span"
                aria-hidden
                sx={{
                  position: "absolute",
                  inset: "0 5px 0 0",
                  display: "grid",
                  placeItems: "center",
                  fontSize: 10.5,
                  fontWeight: 700,
                  color: textOn(color),
                  // Drawn and not written: a digit is no name of the button.
                  "&::after": { content: JSON.stringify(hotkey) },
                }}
              />
            </Box>
          ) : (
            <LabelOffOutlined sx={{ color: "text.disabled" }} />
          )}
        </IconButton>
      </Tooltip>
      <Tooltip title={hotkey === "" ? name : `${name} · ${t.key(hotkey)}`} placement="right">
        <Typography
          variant="body2"
          sx={{
            lineHeight: 1.25,
            overflowWrap: "anywhere",
            display: "-webkit-box",
            WebkitLineClamp: 2,
            WebkitBoxOrient: "vertical",
            overflow: "hidden",
            ...(shown ? {} : { color: "text.disabled", textDecoration: "line-through" }),
          }}
        >
          {name}
        </Typography>
      </Tooltip>
      <Box
        sx={{
          display: "flex",
          alignItems: "center",
          gap: 0.5,
          fontSize: 12,
          fontVariantNumeric: "tabular-nums",
        }}
      >
        <Tooltip title={isUnknown ? t.unlabelled(labelled) : t.labelled(labelled)}>
          <Box
            component="span"
            data-testid={`category-labelled-${id}`}
            sx={{ px: 0.9, py: 0.1, borderRadius: 2, bgcolor: "action.selected", fontWeight: 500 }}
          >
            {text.common.count(labelled)}
          </Box>
        </Tooltip>
        {predicted > 0 && (
          <Tooltip title={t.predicted(predicted)}>
            <Box
              component="span"
              data-testid={`category-predicted-${id}`}
              sx={{
                display: "inline-flex",
                alignItems: "center",
                pr: 0.75,
                borderRadius: 2,
                border: "1px dashed",
                borderColor: color,
              }}
            >
              <LabelImportantOutlined sx={{ fontSize: 14, color, mx: 0.25 }} />
              {text.common.count(predicted)}
            </Box>
          </Tooltip>
        )}
      </Box>
      <IconButton
        size="small"
        aria-label={t.menu(name)}
        aria-haspopup="menu"
        data-testid={`category-menu-${id}`}
        onClick={(event) => setMenu(event.currentTarget)}
      >
        <MoreHoriz fontSize="small" />
      </IconButton>
      <Menu anchorEl={menu} open={menu !== null} onClose={() => setMenu(null)}>
        {menuRows(entries, () => setMenu(null))}
      </Menu>
    </Box>
  );
}
