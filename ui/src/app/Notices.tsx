// The one place for messages. What went wrong stays until it is dismissed; good news leaves by itself.
import { Alert, Box, Button, Collapse } from "@mui/material";
import { useEffect, useState } from "react";
import { CopyButton } from "../components/CopyButton";
import { text } from "../text";
import { useApp, useCore } from "./context";
import type { Notice } from "./state";

/** Milliseconds that a message which does not stay is shown. */
const SHOWN = 7000;

export function Notices() {
  const notices = useApp((state) => state.notices);
  return (
    <Box
      component="section"
      aria-label={text.notices.region}
      aria-live="polite"
      sx={{
        position: "fixed",
        right: 16,
        bottom: 46,
        zIndex: 1500,
        width: 440,
        maxWidth: "calc(100vw - 32px)",
        maxHeight: "70vh",
        overflowY: "auto",
        display: "flex",
        flexDirection: "column",
        gap: 1,
      }}
    >
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </Box>
  );
}

function NoticeCard({ notice }: { notice: Notice }) {
  const { dismiss } = useCore();
  const [expanded, setExpanded] = useState(!notice.folded);
  const { id, stays, details } = notice;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => dismiss(id), SHOWN);
    return () => clearTimeout(timer);
  }, [dismiss, id, stays]);
  return (
    <Alert
      severity={notice.severity}
      data-testid="notification"
      data-severity={notice.severity}
      role={notice.severity === "error" ? "alert" : "status"}
      onClose={() => dismiss(id)}
      closeText={text.notices.dismiss}
      sx={{
        boxShadow: 6,
        flexShrink: 0,
        "& .MuiAlert-message": { minWidth: 0, flex: 1 },
        border: 1,
        borderColor: "divider",
      }}
    >
      <span data-selectable>{notice.text}</span>
      {details.length > 0 && (
        <>
          <Collapse in={expanded}>
            <Box
              component="ul"
              data-selectable
              // A long list scrolls, so it must be reachable by key.
              tabIndex={0}
              sx={{
                m: 0,
                mt: 1,
                pl: 2,
                maxHeight: 180,
                overflow: "auto",
                fontSize: 12.5,
                overflowWrap: "anywhere",
              }}
            >
              {details.map((detail, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and lines may repeat
                <li key={index}>{detail}</li>
              ))}
            </Box>
          </Collapse>
          <Box sx={{ mt: 0.5, ml: -0.75 }}>
            <Button
              size="small"
              color="inherit"
              aria-expanded={expanded}
              onClick={() => setExpanded(!expanded)}
            >
              {`${text.common.details} (${details.length})`}
            </Button>
            <CopyButton content={[notice.text, ...details].join("\n")} label={text.notices.copyList} />
          </Box>
        </>
      )}
    </Alert>
  );
}
