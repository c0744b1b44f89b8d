// A button that opens a menu, and the rows of such menus: label, key at the right, mark at the left.
import CheckIcon from "@mui/icons-material/Check";
import {
  Button,
  type ButtonProps,
  Divider,
  ListItemIcon,
  ListItemText,
  ListSubheader,
  Menu,
  MenuItem,
  Typography,
} from "@mui/material";
import { type ReactNode, useId, useState } from "react";
import { chord } from "../text";

/** "line" parts the rows before it from those after it; a heading stands over those after it. */
export type MenuEntry = MenuRow | MenuHeading | "line";

interface MenuHeading {
  heading: string;
  /** One line below it. */
  note?: string;
}

interface MenuRow {
  label: string;
  act(): unknown;
  hint?: string;
  /** Below the label, in more words. */
  note?: string;
  icon?: ReactNode;
  disabled?: boolean;
  selected?: boolean;
  /** One of several of which exactly one is chosen, or none. */
  checked?: boolean;
  /** Said to screen readers behind the label. */
  description?: string;
  /** The menu stays open, for what is done several times. */
  stays?: boolean;
  testId?: string;
}

interface Props extends Omit<ButtonProps, "onClick" | "children"> {
  label: ReactNode;
  /** Over the rows. */
  heading?: string;
  entries: readonly MenuEntry[];
  testId?: string;
}

export function MenuButton({ label, heading, entries, testId, ...button }: Props) {
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
        {heading && (
          <ListSubheader sx={{ lineHeight: "32px", bgcolor: "transparent" }}>{heading}</ListSubheader>
        )}
        {menuRows(entries, close)}
      </Menu>
    </>
  );
}

/** An array and not a component: the menu moves the focus between its own children. */
export function menuRows(entries: readonly MenuEntry[], close: () => void): ReactNode[] {
  return entries.map((entry, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a menu keep their places
    if (entry === "line") return <Divider key={index} />;
    if ("heading" in entry) {
      return (
        <ListSubheader
          key={entry.heading}
          role="presentation"
          sx={{ bgcolor: "transparent", lineHeight: 1.4, py: 0.5 }}
        >
          {entry.heading}
          {entry.note && (
            <Typography variant="caption" component="div" sx={{ fontWeight: 400 }}>
              {entry.note}
            </Typography>
          )}
        </ListSubheader>
      );
    }
    const { label, act, hint, note, icon, disabled, selected, checked, description, stays, testId } = entry;
    const onClick = () => {
      if (!stays) close();
      act();
    };
    return (
      <MenuItem
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a menu keep their places, and names may repeat
        key={index}
        disabled={disabled}
        selected={selected ?? checked}
        role={checked === undefined ? "menuitem" : "menuitemradio"}
        aria-checked={checked}
        aria-description={description}
        data-testid={testId}
        onClick={onClick}
      >
        {icon && <ListItemIcon>{icon}</ListItemIcon>}
        <ListItemText secondary={note} slotProps={{ primary: { noWrap: true } }}>
          {label}
        </ListItemText>
        {checked && <CheckIcon fontSize="small" color="primary" sx={{ ml: 2 }} />}
        {hint && (
          <Typography variant="body2" color="textSecondary" sx={{ ml: 3, whiteSpace: "nowrap" }}>
            {chord(hint)}
          </Typography>
        )}
      </MenuItem>
    );
  });
}
