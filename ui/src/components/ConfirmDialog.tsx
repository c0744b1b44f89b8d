// Asks before something is done. Everything that it asks about can be undone or says that it cannot.
import { DialogContentText } from "@mui/material";
import { PlainDialog } from "./PlainDialog";

interface Props {
  title: string;
  body: string;
  confirm: string;
  /** Nothing is lost by it. */
  harmless?: boolean;
  onConfirm(): void;
  onClose(): void;
}

export function ConfirmDialog({ title, body, confirm, harmless = false, onConfirm, onClose }: Props) {
  const run = () => {
    onClose();
    onConfirm();
  };
  return (
    <PlainDialog
      title={title}
      action={{ label: confirm, run, destructive: !harmless, focused: true, testId: "confirm" }}
      onClose={onClose}
    >
      <DialogContentText>{body}</DialogContentText>
    </PlainDialog>
  );
}
