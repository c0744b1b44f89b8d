// File names cut into the fields that a pattern finds in them; of one that does not fit, where and why. The colour of a
// field only helps the eye: its name stands under it.
import ErrorOutlined from "@mui/icons-material/ErrorOutlined";
import { Box, Typography } from "@mui/material";
import type { CSSProperties } from "react";
import type { NamePreview, PatternPreview } from "../backend";
import { PALETTE } from "../components/color";
import { said, text } from "../text";
import { cutAt } from "./naming";

const MONO = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace";
const HIDDEN = {
  position: "absolute",
  width: 1,
  height: 1,
  overflow: "hidden",
  clipPath: "inset(50%)",
  whiteSpace: "nowrap",
} as const;

export function NameList({ preview }: { preview: PatternPreview }) {
  const t = text.importing;
  return (
    <Box
      component="ul"
      aria-label={t.preview}
      // With the focus here, the arrow keys scroll the dialog.
      tabIndex={0}
      data-testid="naming-names"
      sx={{
        listStyle: "none",
        m: 0,
        mt: 1,
        p: 0,
        border: 1,
        borderColor: "divider",
        borderRadius: 1,
        "&:focus-visible": { outline: "2px solid", outlineColor: "primary.main" },
      }}
    >
      {preview.names.map((name, index) => (
        <Box
          component="li"
          // biome-ignore lint/suspicious/noArrayIndexKey: two dropped files may have the same name
          key={index}
          sx={{
            position: "relative",
            px: 1,
            py: 0.75,
            fontSize: 13,
            lineHeight: "20px",
            overflowWrap: "anywhere",
            "& + &": { borderTop: 1, borderColor: "divider" },
          }}
        >
          {name.problem ? (
            <Unfit name={name} reason={said(name.problem.message)} />
          ) : (
            <Fit name={name} fields={preview.fields} />
          )}
        </Box>
      ))}
    </Box>
  );
}

function Fit({ name, fields }: { name: NamePreview; fields: readonly string[] }) {
  const inName = new Set(name.pieces.map(({ field }) => field));
  // A well that a row and a column make stands nowhere in the name.
  const composed = name.values.filter(({ field }) => !inName.has(field));
  return (
    <>
      <Box component="span" sx={HIDDEN}>
        {text.importing.fieldsOf(name.name, name.values)}
      </Box>
      <Box aria-hidden sx={{ display: "flex", flexWrap: "wrap", alignItems: "flex-start", rowGap: 0.5 }}>
        {name.pieces.map(({ text: piece, field }, index) =>
          field === null ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a name keep their places
            <Box key={index} component="span" sx={{ fontFamily: MONO, whiteSpace: "pre-wrap" }}>
              {piece}
            </Box>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a name keep their places
            <Chip key={index} value={piece} field={field} color={colorOf(field, fields)} />
          ),
        )}
        {composed.map(({ field, value }) => (
          <Box key={field} component="span" sx={{ display: "inline-flex", ml: 1 }}>
            →&nbsp;
            <Chip value={value} field={field} color={colorOf(field, fields)} />
          </Box>
        ))}
      </Box>
    </>
  );
}

function Chip({ value, field, color }: { value: string; field: string; color: string }) {
  return (
    <Box
      component="span"
      style={{ "--field": color } as CSSProperties}
      sx={{ display: "inline-flex", flexDirection: "column", alignItems: "center", mx: "1px" }}
    >
      <Box
        component="span"
        sx={{
          alignSelf: "stretch",
          textAlign: "center",
          px: 0.5,
          fontFamily: MONO,
          borderRadius: "4px 4px 0 0",
          borderBottom: "3px solid var(--field)",
          bgcolor: "color-mix(in srgb, var(--field) 24%, transparent)",
        }}
      >
        {value}
      </Box>
      <Box component="span" sx={{ px: 0.25, fontSize: 11, lineHeight: "14px", color: "text.secondary" }}>
        {field}
      </Box>
    </Box>
  );
}

function Unfit({ name, reason }: { name: NamePreview; reason: string }) {
  const position = name.problem?.position ?? null;
  const [before, at, after] = position === null ? ["", "", name.name] : cutAt(name.name, position);
  return (
    <>
      <Box component="span" sx={HIDDEN}>
        {text.importing.fitsNot(name.name, reason)}
      </Box>
      <Box aria-hidden sx={{ fontFamily: MONO, color: "text.secondary" }}>
        {before}
        {position !== null && <Marked>{at || "\u00a0"}</Marked>}
        {after}
      </Box>
      <Typography
        aria-hidden
        variant="body2"
        color="warning"
        sx={{ display: "flex", alignItems: "center", gap: 0.5, fontSize: 12.5 }}
      >
        <ErrorOutlined sx={{ fontSize: 16 }} />
        {reason}
      </Typography>
    </>
  );
}

/** The sign at which something goes wrong. */
export function Marked({ children }: { children: string }) {
  return (
    <Box
      component="span"
      sx={{
        color: "error.main",
        fontWeight: 700,
        borderRadius: "2px",
        bgcolor: "color-mix(in srgb, currentColor 16%, transparent)",
        textDecoration: "underline wavy",
        textUnderlineOffset: "3px",
      }}
    >
      {children}
    </Box>
  );
}

/** A pattern with the place of its mistake. */
export function MarkedPattern({ pattern, position }: { pattern: string; position: number }) {
  const [before, at, after] = cutAt(pattern, position);
  return (
    <Box
      component="span"
      aria-hidden
      sx={{ ...monospace, display: "block", color: "text.primary", overflowWrap: "anywhere" }}
    >
      {before}
      <Marked>{at || "\u00a0"}</Marked>
      {after}
    </Box>
  );
}

export const monospace = { fontFamily: MONO, fontSize: 13 } as const;

function colorOf(field: string, fields: readonly string[]): string {
  const index = fields.indexOf(field);
  return PALETTE[(index < 0 ? fields.length : index) % PALETTE.length]?.color ?? "#0072b2";
}
