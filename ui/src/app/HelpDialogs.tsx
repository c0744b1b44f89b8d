// Keyboard shortcuts, and what this app is.
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from "@mui/material";
import type { ReactNode } from "react";
import { text } from "../text";
import { useApp } from "./context";
import { Logo } from "./Logo";

interface Props {
  onClose(): void;
}

function Plain({
  title,
  onClose,
  children,
  wide,
}: Props & { title: string; children: ReactNode; wide?: boolean }) {
  return (
    <Dialog open onClose={onClose} aria-labelledby="plain-title" maxWidth={wide ? "sm" : "xs"} fullWidth>
      <DialogTitle id="plain-title">{title}</DialogTitle>
      <DialogContent>{children}</DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          {text.common.close}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

export function ShortcutsDialog({ onClose }: Props) {
  return (
    <Plain title={text.shortcuts.title} onClose={onClose} wide>
      <Box
        component="dl"
        sx={{ display: "grid", gridTemplateColumns: "auto 1fr", columnGap: 3, rowGap: 1, m: 0 }}
      >
        {text.shortcuts.rows.map(([keys, what]) => (
          <Box key={keys} sx={{ display: "contents" }}>
            <Typography component="dt" variant="body2" sx={{ fontWeight: 500, maxWidth: 220 }}>
              {keys}
            </Typography>
            <Typography component="dd" variant="body2" color="textSecondary" sx={{ m: 0 }}>
              {what}
            </Typography>
          </Box>
        ))}
      </Box>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 2 }}>
        {text.shortcuts.mac}
      </Typography>
    </Plain>
  );
}

export function AboutDialog({ onClose }: Props) {
  const version = useApp((state) => state.info?.version ?? "");
  return (
    <Plain title={text.about.title} onClose={onClose}>
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
    </Plain>
  );
}
