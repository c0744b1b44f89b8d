// A dialog with a title, its content, and what it leads to: one action beside Cancel, or only Close.
import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from "@mui/material";
import { type FormEvent, type ReactNode, useId } from "react";
import { text } from "../text";

interface Action {
  label: string;
  /** By its button, or by Enter in a field. */
  run(): void;
  disabled?: boolean;
  destructive?: boolean;
  /** The button has the focus at first, so that Enter is enough. */
  focused?: boolean;
  testId?: string;
}

interface Props {
  title: string;
  width?: "xs" | "sm" | "md";
  action?: Action;
  children: ReactNode;
  onClose(): void;
}

export function PlainDialog({ title, width = "xs", action, children, onClose }: Props) {
  const titleId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!action?.disabled) action?.run();
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth={width} fullWidth>
      {/* The form takes no part in the layout, in which the content scrolls between title and buttons. */}
      <form onSubmit={submit} noValidate style={{ display: "contents" }}>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        {/* What is only read is scrolled by key too. */}
        <DialogContent tabIndex={action ? undefined : 0}>{children}</DialogContent>
        <DialogActions>
          <Button autoFocus={!action} onClick={onClose}>
            {action ? text.common.cancel : text.common.close}
          </Button>
          {action && (
            <Button
              type="submit"
              variant="contained"
              color={action.destructive ? "error" : "primary"}
              autoFocus={action.focused}
              disabled={action.disabled}
              data-testid={action.testId}
            >
              {action.label}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}
