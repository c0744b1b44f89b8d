// Asks before something is done. Everything that it asks about can be undone or says that it cannot.
import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from "@mui/material";
import { text } from "../text";

interface Props {
  title: string;
  body: string;
  confirm: string;
  destructive?: boolean;
  onConfirm(): void;
  onClose(): void;
}

export function ConfirmDialog({ title, body, confirm, destructive = false, onConfirm, onClose }: Props) {
  return (
    <Dialog open onClose={onClose} aria-labelledby="confirm-title" maxWidth="xs" fullWidth>
      <DialogTitle id="confirm-title">{title}</DialogTitle>
      <DialogContent>
        <DialogContentText>{body}</DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text.common.cancel}</Button>
        <Button
          autoFocus
          variant="contained"
          color={destructive ? "error" : "primary"}
          data-testid="confirm"
          onClick={() => {
            onClose();
            onConfirm();
          }}
        >
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
