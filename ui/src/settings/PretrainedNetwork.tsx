// The pretrained network: whether its weights are on this computer, and adding them from a file that a person has. They
// are installed at once, so that nothing of it waits for the dialog's “Save”.
import CheckCircleOutlined from "@mui/icons-material/CheckCircleOutlined";
import { Alert, Box, Button, CircularProgress, Divider, Typography } from "@mui/material";
import { useEffect, useState } from "react";
import { useCore } from "../app/context";
import { type BackboneView, BackendError } from "../backend";
import { said, text } from "../text";

const t = text.settings;

export function PretrainedNetwork() {
  const core = useCore();
  const [view, setView] = useState<BackboneView | null>(null);
  const [installing, setInstalling] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  useEffect(() => {
    let gone = false;
    core.backend.backbone().then((found) => {
      if (!gone) setView(found);
    }, core.report);
    return () => {
      gone = true;
    };
  }, [core]);

  if (!view) return null;
  const choose = async () => {
    try {
      const path = await core.backend.pickWeights();
      if (path === null) return;
      setInstalling(true);
      setRefused(null);
      setView(await core.backend.installBackbone(path));
    } catch (error) {
      if (error instanceof BackendError) setRefused(said(error.message));
      else core.report(error);
    } finally {
      setInstalling(false);
    }
  };
  return (
    <Box data-testid="settings-backbone" sx={{ display: "grid", gap: 1 }}>
      <Divider sx={{ mb: 1 }} />
      <Typography
        variant="subtitle2"
        component="h3"
        sx={{ display: "flex", alignItems: "center", gap: 0.75 }}
      >
        {t.network(view.name)}
        {view.installed && <CheckCircleOutlined color="success" fontSize="small" />}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {said(view.message)}
      </Typography>
      {view.path !== null && (
        <Typography variant="caption" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
          {view.path}
        </Typography>
      )}
      {refused !== null && <Alert severity="error">{refused}</Alert>}
      <Box>
        <Button
          size="small"
          variant={view.installed ? "text" : "outlined"}
          disabled={installing}
          startIcon={installing ? <CircularProgress size={14} /> : null}
          onClick={() => void choose()}
          data-testid="settings-backbone-choose"
        >
          {view.installed ? t.replaceWeights : t.chooseWeights}
        </Button>
      </Box>
    </Box>
  );
}
