// What is said in place of an image that cannot be shown.
import BrokenImageOutlined from "@mui/icons-material/BrokenImageOutlined";
import { Box, Button, Typography } from "@mui/material";
import { BackendError } from "../backend";
import { said, text } from "../text";

interface Props {
  name: string;
  missing: boolean;
  error: unknown;
  onRetry(): void;
}

export function Trouble({ name, missing, error, onRetry }: Props) {
  const known = error instanceof BackendError ? error : null;
  const reason = known ? said(known.message) : missing ? text.viewer.missing : text.failure.unexpected;
  return (
    <Box
      role="alert"
      data-testid="viewer-trouble"
      sx={{
        position: "absolute",
        inset: 0,
        display: "flex",
        flexDirection: "column",
        alignItems: "center",
        justifyContent: "center",
        textAlign: "center",
        gap: 1,
        p: 4,
        bgcolor: "inherit",
      }}
    >
      <BrokenImageOutlined sx={{ fontSize: 56, opacity: 0.7 }} />
      <Typography variant="h6" component="p" data-selectable sx={{ overflowWrap: "anywhere" }}>
        {text.viewer.cannotShow(name)}
      </Typography>
      <Typography data-selectable sx={{ maxWidth: 520 }}>
        {reason}
      </Typography>
      {known?.details.map((line) => (
        <Typography key={line} variant="body2" data-selectable sx={{ maxWidth: 520, opacity: 0.75 }}>
          {said(line)}
        </Typography>
      ))}
      <Button variant="outlined" color="inherit" onClick={onRetry} sx={{ mt: 1 }}>
        {text.viewer.retry}
      </Button>
    </Box>
  );
}
