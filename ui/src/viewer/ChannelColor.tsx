// The colour of a channel: a dot that opens the usual colours of channels, the automatic one, and any other.
import CheckIcon from "@mui/icons-material/Check";
import { Box, Button, ButtonBase, Popover, Tooltip, Typography } from "@mui/material";
import { useState } from "react";
import { ColorPicker } from "../components/ColorPicker";
import { textOn } from "../components/color";
import { text } from "../text";

const t = text.channelPanel;

const USUAL: [keyof typeof t.colors, string][] = [
  ["red", "#ff0000"],
  ["green", "#00ff00"],
  ["blue", "#0000ff"],
  ["white", "#ffffff"],
  ["cyan", "#00ffff"],
  ["magenta", "#ff00ff"],
  ["yellow", "#ffff00"],
];

interface Props {
  name: string;
  /** Resolved. */
  color: string;
  automatic: boolean;
  disabled: boolean;
  onChange(color: string | null): void;
}

export function ChannelColor({ name, color, automatic, disabled, onChange }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const said = t.colorOf(name);
  return (
    <>
      <Tooltip title={said}>
        <span>
          <ButtonBase
            aria-label={said}
            aria-haspopup="dialog"
            disabled={disabled}
            data-testid="channel-color"
            onClick={(event) => setAnchor(event.currentTarget)}
            sx={{
              width: 22,
              height: 22,
              borderRadius: "50%",
              border: 2,
              borderColor: "background.paper",
              boxShadow: "0 0 0 1px rgb(128 128 128 / 70%)",
              opacity: disabled ? 0.4 : 1,
              "&:focus-visible": { outline: "2px solid", outlineColor: "primary.main", outlineOffset: 2 },
            }}
            style={{ background: color }}
          />
        </span>
      </Tooltip>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
        slotProps={{ paper: { role: "dialog", "aria-label": said, sx: { p: 2, width: 320 } } as object }}
      >
        <Box role="group" aria-label={t.usualColors} sx={{ display: "flex", gap: 1, mb: 1.5 }}>
          {USUAL.map(([word, usual]) => (
            <ButtonBase
              key={usual}
              aria-label={t.colors[word]}
              aria-pressed={!automatic && color === usual}
              title={t.colors[word]}
              onClick={() => onChange(usual)}
              sx={{
                width: 32,
                height: 32,
                borderRadius: 1,
                color: textOn(usual),
                boxShadow: "0 0 0 1px rgb(128 128 128 / 60%)",
                "&:focus-visible": { outline: "2px solid", outlineColor: "primary.main", outlineOffset: 2 },
              }}
              style={{ background: usual }}
            >
              {!automatic && color === usual && <CheckIcon fontSize="small" />}
            </ButtonBase>
          ))}
        </Box>
        <Tooltip title={t.automaticHint}>
          <Button
            size="small"
            variant={automatic ? "contained" : "outlined"}
            aria-pressed={automatic}
            onClick={() => onChange(null)}
            sx={{ mb: 1.5 }}
          >
            {t.automatic}
          </Button>
        </Tooltip>
        <Typography variant="caption" component="p" color="textSecondary" sx={{ mb: 1 }}>
          {t.otherColors}
        </Typography>
        <ColorPicker
          value={color}
          label={said}
          codeLabel={text.categories.hex}
          badCode={text.categories.hexBad}
          swatchLabel={text.categories.swatch}
          onChange={onChange}
        />
      </Popover>
    </>
  );
}
