// A button that opens a menu, and the rows of such menus with a key at the right.
import {
  Button,
  type ButtonProps,
  ListItemIcon,
  ListItemText,
  Menu,
  MenuItem,
  Typography,
} from "@mui/material";
import { type ReactNode, useId, useState } from "react";

interface Props extends Omit<ButtonProps, "onClick" | "children"> {
  label: ReactNode;
  testId?: string;
  children(close: () => void): ReactNode;
}

export function MenuButton({ label, testId, children, ...button }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const close = () => setAnchor(null);
  return (
    <>
      <Button
        {...button}
        id={id}
        data-testid={testId}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {label}
      </Button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
        slotProps={{
          list: { "aria-labelledby": id, dense: true },
          paper: { sx: { minWidth: 220, maxWidth: 420 } },
        }}
      >
        {children(close)}
      </Menu>
    </>
  );
}

interface RowProps {
  label: string;
  hint?: string;
  icon?: ReactNode;
  disabled?: boolean;
  selected?: boolean;
  testId?: string;
  onClick(): void;
}

/** `ref` and the rest come from the menu, which moves the focus between its rows. */
export function MenuRow({ label, hint, icon, disabled, selected, testId, onClick, ...rest }: RowProps) {
  return (
    <MenuItem {...rest} disabled={disabled} selected={selected} data-testid={testId} onClick={onClick}>
      {icon && <ListItemIcon>{icon}</ListItemIcon>}
      <ListItemText slotProps={{ primary: { noWrap: true } }}>{label}</ListItemText>
      {hint && (
        <Typography variant="body2" color="textSecondary" sx={{ ml: 3, whiteSpace: "nowrap" }}>
          {hint}
        </Typography>
      )}
    </MenuItem>
  );
}
