// Keyboard shortcuts with the marks on the tiles, and what this app is.
import { Box, Typography } from "@mui/material";
import { PlainDialog } from "../components/PlainDialog";
import { MarkLegend } from "../gallery/Mark";
import { text } from "../text";
import { useApp } from "./context";
import { Logo } from "./Logo";

interface Props {
  onClose(): void;
}

export function ShortcutsDialog({ onClose }: Props) {
  return (
    <PlainDialog title={text.shortcuts.title} width="md" onClose={onClose}>
      <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr) 250px", gap: 5 }}>
        <Box>
          <Keys rows={text.shortcuts.rows} />
          <Typography variant="body2" component="h3" sx={{ fontWeight: 500, mt: 3, mb: 1 }}>
            {text.shortcuts.viewerTitle}
          </Typography>
          <Keys rows={text.shortcuts.viewerRows} />
          <Typography variant="body2" color="textSecondary" sx={{ mt: 2 }}>
            {text.shortcuts.mac}
          </Typography>
        </Box>
        <Box>
          <Typography variant="body2" component="h3" sx={{ fontWeight: 500, mb: 1 }}>
            {text.marks.title}
          </Typography>
          <MarkLegend />
        </Box>
      </Box>
    </PlainDialog>
  );
}

function Keys({ rows }: { rows: readonly [string, string][] }) {
  return (
    <Box
      component="dl"
      sx={{ display: "grid", gridTemplateColumns: "200px 1fr", columnGap: 3, rowGap: 1, m: 0 }}
    >
      {rows.map(([keys, what]) => (
        <Box key={keys} sx={{ display: "contents" }}>
          <Typography component="dt" variant="body2" sx={{ fontWeight: 500 }}>
            {keys}
          </Typography>
          <Typography component="dd" variant="body2" color="textSecondary" sx={{ m: 0 }}>
            {what}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

export function AboutDialog({ onClose }: Props) {
  const version = useApp((state) => state.info?.version ?? "");
  return (
    <PlainDialog title={text.about.title} onClose={onClose}>
      <Box sx={{ display: "flex", gap: 2, alignItems: "center" }}>
        <Logo size={56} />
        <Box>
          <Typography data-selectable>{text.about.version(version)}</Typography>
          <Typography variant="body2" color="textSecondary">
            {text.about.body}
          </Typography>
        </Box>
      </Box>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 2 }}>
        {text.about.licence}
      </Typography>
    </PlainDialog>
  );
}
