// The one place for messages, at the lower right. What went wrong stays until it is closed; good news leaves by itself,
// but not while the pointer or the focus is on it. Over a dialog lies what was asked for there: an error, or that a file was
// written.
import { Alert, Box, Button } from "@mui/material";
import { type FocusEvent, useEffect, useState } from "react";
import { CopyButton } from "../components/CopyButton";
import { PlainDialog } from "../components/PlainDialog";
import { text } from "../text";
import { useApp, useCore } from "./context";
import { detailsAtOnce, type Notice, SHOWN, stays } from "./notices";

export function Notices() {
  const notices = useApp((state) => state.notices);
  const underDialog =
    useApp((state) => state.dialog !== null || state.viewer !== null) && !notices.some(liesOverDialogs);
  return (
    <Box
      component="section"
      aria-label={text.notices.region}
      aria-live="polite"
      sx={{
        position: "fixed",
        right: 16,
        bottom: 46,
        zIndex: ({ zIndex }) => (underDialog ? zIndex.modal - 1 : zIndex.snackbar),
        width: 440,
        maxWidth: "calc(100vw - 32px)",
        maxHeight: "min(50vh, 460px)",
        overflowY: "auto",
        display: "flex",
        // From the bottom up: the newest is at the bottom and in sight when there are more than fit.
        flexDirection: "column-reverse",
        gap: 1,
      }}
    >
      {notices.toReversed().map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </Box>
  );
}

const liesOverDialogs = ({ severity, topic }: Notice) => severity === "error" || topic === "export";

function NoticeCard({ notice }: { notice: Notice }) {
  const { dismiss } = useCore();
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  const { id, severity } = notice;
  const leaves = !stays(notice) && !hovered && !focused;
  useEffect(() => {
    if (!leaves) return;
    const timer = setTimeout(() => dismiss(id), SHOWN);
    return () => clearTimeout(timer);
  }, [dismiss, id, leaves]);
  return (
    <Alert
      severity={severity}
      data-testid="notification"
      data-severity={severity}
      role={severity === "error" ? "alert" : "status"}
      onClose={() => dismiss(id)}
      onMouseEnter={() => setHovered(true)}
      onMouseLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={(event: FocusEvent) => setFocused(event.currentTarget.contains(event.relatedTarget))}
      closeText={text.notices.dismiss}
      sx={{
        boxShadow: 6,
        flexShrink: 0,
        "& .MuiAlert-message": { minWidth: 0, flex: 1, overflow: "visible" },
        border: 1,
        borderColor: "divider",
      }}
    >
      <span data-selectable>{notice.text}</span>
      {notice.details.length > 0 && <Details notice={notice} />}
    </Alert>
  );
}

function Details({ notice }: { notice: Notice }) {
  const { details } = notice;
  const { lines, more } = detailsAtOnce(notice);
  const [all, setAll] = useState(false);
  const copy = <CopyButton content={[notice.text, ...details].join("\n")} label={text.notices.copyList} />;
  return (
    <>
      {lines.length > 0 && (
        <Box
          component="ul"
          data-selectable
          sx={{ m: 0, mt: 1, pl: 2, overflow: "auto", fontSize: 12.5, overflowWrap: "anywhere" }}
        >
          {lines.map((detail, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and lines may repeat
            <li key={index}>{detail}</li>
          ))}
        </Box>
      )}
      {more > 0 && lines.length > 0 && (
        <Box sx={{ mt: 0.25, pl: 2, fontSize: 12.5 }}>{text.notices.more(more)}</Box>
      )}
      <Box sx={{ mt: 0.5, ml: -0.75 }}>
        {more > 0 && (
          <Button
            size="small"
            color="inherit"
            aria-haspopup="dialog"
            data-testid="notification-details"
            onClick={() => setAll(true)}
          >
            {`${text.common.details} (${text.common.count(details.length)})`}
          </Button>
        )}
        {copy}
      </Box>
      {all && (
        // A hundred lines do not fit into a notice. It lies over the notices, and over a dialog that is open.
        <PlainDialog title={notice.text} width="md" above onClose={() => setAll(false)}>
          <Box
            component="ol"
            data-selectable
            data-testid="notification-list"
            sx={{ m: 0, pl: 5, fontSize: 13.5, overflowWrap: "anywhere", "& li + li": { mt: 0.75 } }}
          >
            {details.map((detail, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and lines may repeat
              <li key={index}>{detail}</li>
            ))}
          </Box>
          <Box sx={{ mt: 1.5 }}>{copy}</Box>
        </PlainDialog>
      )}
    </>
  );
}
