// The second line of the bar: how many images are left, and each filter with a cross.
import Cancel from "@mui/icons-material/Cancel";
import { Box, Button, Chip } from "@mui/material";
import { columnKey, filterTitle, ownFilters } from "../app/arrangement";
import { useActions, useApp } from "../app/context";
import { text } from "../text";

const t = text.arrange;

export function Summary() {
  const { arrange } = useActions();
  const arrangement = useApp((state) => state.arrangement);
  // The queue has a line of its own.
  const filters = ownFilters(arrangement);
  const categories = useApp((state) => state.view?.categories) ?? [];
  const { ids, total, filtered, hidden } = useApp((state) => state.gallery);
  return (
    <Box
      sx={{
        display: "flex",
        flexWrap: "wrap",
        alignItems: "center",
        gap: 0.75,
        px: 1.5,
        pb: 0.75,
        maxHeight: 96,
        overflowY: "auto",
        fontSize: 12.5,
      }}
    >
      <Box component="span" role="status" data-testid="arrange-count" sx={{ mr: 0.5, whiteSpace: "nowrap" }}>
        <Box component="span" sx={{ fontWeight: 500 }}>
          {t.shownOf(ids.length, total)}
        </Box>
        <Box component="span" sx={{ color: "text.secondary", ml: 1 }}>
          {t.leftOut(filtered, hidden)}
        </Box>
      </Box>
      {filters.map((filter) => {
        const title = filterTitle(filter, categories);
        const key = columnKey(filter.column);
        return (
          <Chip
            key={key}
            size="small"
            label={title}
            title={title}
            aria-label={t.editFilter(title)}
            data-testid={`chip-${key}`}
            onClick={() => arrange.openFilters(filter.column)}
            onDelete={() => arrange.filter(filter.column, null)}
            deleteIcon={<Cancel titleAccess={t.removeFilter(title)} />}
            sx={{ maxWidth: 280, borderRadius: 1.5 }}
          />
        );
      })}
      {(filters.length > 0 || arrangement.search.trim() !== "") && (
        <Button
          size="small"
          data-testid="arrange-clear"
          sx={{ py: 0, minHeight: 24 }}
          onClick={() => void arrange.clearFilters()}
        >
          {t.clearAll}
        </Button>
      )}
    </Box>
  );
}
