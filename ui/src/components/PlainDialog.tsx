// A dialog with a title, its content, and what it leads to: one action beside Cancel, or only Close. Content that goes on
// below casts a shadow on its lower edge.
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
  /** Over notices and other dialogs. */
  above?: boolean;
  action?: Action;
  children: ReactNode;
  onClose(): void;
}

/** The cover moves with the end of the content and hides the shadow there (L. Verou, “Pure CSS scrolling shadows”). */
const moreBelow = {
  background: `linear-gradient(transparent, var(--v-paper) 70%) bottom / 100% 40px no-repeat local,
    radial-gradient(farthest-side at 50% 100%, rgb(0 0 0 / 0.4), transparent) bottom / 100% 12px no-repeat scroll`,
};

export function PlainDialog({ title, width = "xs", above = false, action, children, onClose }: Props) {
  const titleId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!action?.disabled) action?.run();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={titleId}
      maxWidth={width}
      fullWidth
      sx={above ? { zIndex: ({ zIndex }) => zIndex.snackbar + 1 } : undefined}
    >
      {/* The form takes no part in the layout, in which the content scrolls between title and buttons. */}
      <form onSubmit={submit} noValidate style={{ display: "contents" }}>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        {/* What is only read is scrolled by key too. */}
        <DialogContent tabIndex={action ? undefined : 0} sx={moreBelow}>
          {children}
        </DialogContent>
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
