// The categories at the left: colour, name, counts; the label icon hides and shows, the dots open more.
import Add from "@mui/icons-material/Add";
import { Box, Button, IconButton, Tooltip, Typography } from "@mui/material";
import { keyOf } from "../app/categoryKeys";
import { useActions, useApp } from "../app/context";
import { text } from "../text";
import { CategoryRow } from "./CategoryRow";

export function CategoryList() {
  const actions = useActions();
  const categories = useApp((state) => state.view?.categories);
  const selected = useApp((state) => state.selection.ids.size);
  const t = text.categories;
  if (!categories) return null;
  const someHidden = categories.some(({ shown }) => !shown);
  const create = () => actions.open({ kind: "category", mode: "new", id: null, labelIds: [] });
  return (
    <Box
      component="section"
      aria-labelledby="categories-title"
      sx={{ flex: 1, minHeight: 120, display: "flex", flexDirection: "column", pt: 1 }}
    >
      <Box sx={{ display: "flex", alignItems: "center", px: 2, minHeight: 32 }}>
        <Typography variant="subtitle2" component="h2" id="categories-title" sx={{ flex: 1 }}>
          {t.title}
        </Typography>
        {someHidden && (
          <Button
            size="small"
            data-testid="show-all-categories"
            onClick={() => void actions.showAllCategories()}
          >
            {t.showAll}
          </Button>
        )}
        <Tooltip title={t.newDots}>
          <IconButton size="small" aria-label={t.newDots} data-testid="category-new" onClick={create}>
            <Add fontSize="small" />
          </IconButton>
        </Tooltip>
      </Box>
      <Box component="ul" sx={{ listStyle: "none", m: 0, px: 1, pb: 1, flex: 1, overflowY: "auto" }}>
        {categories.map((category) => (
          <CategoryRow
            key={category.id}
            category={category}
            hotkey={keyOf(categories, category.id)}
            selected={selected}
          />
        ))}
        {categories.length === 1 && (
          <Box component="li" sx={{ px: 1, pt: 1 }}>
            <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
              {t.none}
            </Typography>
            <Button size="small" variant="outlined" startIcon={<Add />} onClick={create}>
              {t.newDots}
            </Button>
          </Box>
        )}
      </Box>
    </Box>
  );
}
