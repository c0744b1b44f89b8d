// What can be typed into the search field: a panel below it while the person asks for it. It is no tooltip, which would
// come by itself and lie over the images that were just found; the field says when it goes.
import HelpOutlined from "@mui/icons-material/HelpOutlined";
import { Box, IconButton, Paper, Popper, Typography } from "@mui/material";
import { text } from "../text";

const t = text.searching;

export function SearchHelpButton({ id, open, onClick }: { id: string; open: boolean; onClick(): void }) {
  return (
    <IconButton
      size="small"
      color={open ? "primary" : "default"}
      aria-label={t.title}
      aria-expanded={open}
      aria-controls={open ? id : undefined}
      data-testid="search-help"
      onClick={onClick}
      sx={{ p: 0.375 }}
    >
      <HelpOutlined sx={{ fontSize: 16 }} />
    </IconButton>
  );
}

/** Takes no focus, so that a person reads it and types. */
export function SearchHelpPanel({ id, anchor }: { id: string; anchor: Element | null }) {
  return (
    <Popper
      open={anchor !== null}
      anchorEl={anchor}
      placement="bottom-start"
      // Below dialogs, which open by key.
      sx={{ zIndex: ({ zIndex }) => zIndex.appBar }}
    >
      <Paper
        id={id}
        role="note"
        aria-label={t.title}
        data-testid="search-rules"
        data-selectable
        elevation={8}
        sx={{ mt: 0.75, px: 2, py: 1.5, width: 430 }}
      >
        <SearchRules />
      </Paper>
    </Popper>
  );
}

export function SearchRules() {
  return (
    <>
      <Typography variant="body2" sx={{ mb: 1 }}>
        {t.body}
      </Typography>
      <Box
        component="dl"
        sx={{
          display: "grid",
          gridTemplateColumns: "auto 1fr",
          columnGap: 2,
          rowGap: 0.75,
          m: 0,
          fontSize: 13,
        }}
      >
        {t.rules.map(([example, meaning]) => (
          <Box key={example} sx={{ display: "contents" }}>
            <Box component="dt" sx={{ fontWeight: 500, whiteSpace: "nowrap" }}>
              {example}
            </Box>
            <Box component="dd" sx={{ m: 0, color: "text.secondary" }}>
              {meaning}
            </Box>
          </Box>
        ))}
      </Box>
    </>
  );
}
