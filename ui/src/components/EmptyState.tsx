// What an empty place says: a picture, a title, a sentence, and what to do next.
import { Box, Typography } from "@mui/material";
import type { ReactNode } from "react";

interface Props {
  icon: ReactNode;
  title: string;
  body: string;
  children?: ReactNode;
}

export function EmptyState({ icon, title, body, children }: Props) {
  return (
    <Box
      sx={{
        flex: 1,
        display: "flex",
        flexDirection: "column",
        alignItems: "center",
        justifyContent: "center",
        textAlign: "center",
        gap: 1,
        p: 4,
        color: "text.secondary",
        "& > svg": { fontSize: 56, opacity: 0.7 },
      }}
    >
      {icon}
      <Typography variant="h6" component="p" color="textPrimary">
        {title}
      </Typography>
      <Typography sx={{ maxWidth: 460 }}>{body}</Typography>
      {children && <Box sx={{ display: "flex", gap: 1, mt: 2 }}>{children}</Box>}
    </Box>
  );
}
