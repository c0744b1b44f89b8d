// The window: start screen or project, the dialog that is open, notices, and the layer that is shown while files are
// dragged over it.
import FileDownloadOutlined from "@mui/icons-material/FileDownloadOutlined";
import { Box, CircularProgress, Typography } from "@mui/material";
import { ArrangeBar } from "../arrange/ArrangeBar";
import { CategorizeButton } from "../categories/CategorizeButton";
import { Gallery } from "../gallery/Gallery";
import { MapPanel } from "../map/MapPanel";
import { StartScreen } from "../start/StartScreen";
import { text } from "../text";
import { Viewer } from "../viewer/Viewer";
import { useApp } from "./context";
import { Dialogs } from "./Dialogs";
import { Drawer } from "./Drawer";
import { Notices } from "./Notices";
import { StatusLine } from "./StatusLine";
import { TopBar } from "./TopBar";
import { useKeyboard } from "./useKeyboard";

export function Shell() {
  useKeyboard();
  const ready = useApp((state) => state.ready);
  const open = useApp((state) => state.view !== null);
  return (
    <Box sx={{ height: "100%", display: "flex", flexDirection: "column", bgcolor: "background.default" }}>
      {!ready ? (
        <Box sx={{ flex: 1, display: "grid", placeItems: "center" }}>
          <CircularProgress aria-label={text.start.preparing} />
        </Box>
      ) : open ? (
        <>
          <TopBar />
          <Box sx={{ flex: 1, minHeight: 0, display: "flex" }}>
            <Drawer />
            <Box sx={{ flex: 1, minWidth: 0, display: "flex", flexDirection: "column" }}>
              <ArrangeBar />
              <Box sx={{ flex: 1, minHeight: 0, display: "flex" }}>
                <MapPanel />
                <Gallery />
              </Box>
            </Box>
          </Box>
          <StatusLine />
        </>
      ) : (
        <StartScreen />
      )}
      <Viewer categorize={(id) => <CategorizeButton ids={[id]} />} />
      <Dialogs />
      <Notices />
      <DropLayer />
    </Box>
  );
}

function DropLayer() {
  const hovering = useApp((state) => state.dragHover);
  if (!hovering) return null;
  return (
    <Box
      role="status"
      sx={{
        position: "fixed",
        inset: 12,
        zIndex: 2000,
        pointerEvents: "none",
        display: "flex",
        flexDirection: "column",
        alignItems: "center",
        justifyContent: "center",
        gap: 1,
        border: "3px dashed",
        borderColor: "primary.main",
        borderRadius: 4,
        bgcolor: "background.paper",
        opacity: 0.94,
      }}
    >
      <FileDownloadOutlined color="primary" sx={{ fontSize: 64 }} />
      <Typography variant="h5" component="p">
        {text.drop.title}
      </Typography>
      <Typography color="textSecondary">{text.drop.body}</Typography>
    </Box>
  );
}
