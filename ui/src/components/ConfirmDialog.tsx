// Asks before something is done. Everything that it asks about can be undone or says that it cannot.
import { DialogContentText } from "@mui/material";
import { PlainDialog } from "./PlainDialog";

interface Props {
  title: string;
  body: string;
  confirm: string;
  onConfirm(): void;
  onClose(): void;
}

export function ConfirmDialog({ title, body, confirm, onConfirm, onClose }: Props) {
  const run = () => {
    onClose();
    onConfirm();
  };
  return (
    <PlainDialog
      title={title}
      action={{ label: confirm, run, destructive: true, focused: true, testId: "confirm" }}
      onClose={onClose}
    >
      <DialogContentText>{body}</DialogContentText>
    </PlainDialog>
  );
}
