// The images: as a gallery of tiles or as a table, both virtualised; or what is to do when there is none to show. Only
// rows in sight are drawn and only their details are asked for.
import CollectionsOutlined from "@mui/icons-material/CollectionsOutlined";
import LabelOff from "@mui/icons-material/LabelOff";
import PlaylistAddCheck from "@mui/icons-material/PlaylistAddCheck";
import SearchOff from "@mui/icons-material/SearchOff";
import { Box, Button } from "@mui/material";
import { useActions, useApp } from "../app/context";
import { isBlind } from "../app/state";
import { EmptyState } from "../components/EmptyState";
import { said, text } from "../text";
import { Grid } from "./Grid";
import { Table } from "./Table";

export function Gallery() {
  const shown = useApp((state) => state.gallery.ids.length);
  const loading = useApp((state) => state.gallery.revision < 0);
  const importing = useApp((state) => state.job?.kind === "import" || state.job?.kind === "example");
  const asTable = useApp((state) => state.shownAs === "table" && !isBlind(state));
  return (
    <Box
      component="main"
      sx={{ flex: 1, minWidth: 0, minHeight: 0, display: "flex", flexDirection: "column" }}
    >
      {shown > 0 ? asTable ? <Table /> : <Grid /> : loading || importing ? null : <Nothing />}
    </Box>
  );
}

function Nothing() {
  const actions = useActions();
  const total = useApp((state) => state.gallery.total);
  const filtered = useApp((state) => state.gallery.filtered);
  const hidden = useApp((state) => state.gallery.hidden);
  const queue = useApp((state) => state.view?.queue);
  const t = text.gallery;
  if (total === 0) {
    return (
      <EmptyState icon={<CollectionsOutlined />} title={t.emptyTitle} body={t.emptyBody}>
        <Button variant="contained" data-testid="empty-images" onClick={() => void actions.openImages()}>
          {text.menu.openImages}
        </Button>
        <Button variant="outlined" data-testid="empty-folder" onClick={() => void actions.openFolder()}>
          {text.menu.openFolder}
        </Button>
      </EmptyState>
    );
  }
  const showAll = (variant: "contained" | "outlined") => (
    <Button variant={variant} onClick={() => void actions.showAllCategories()}>
      {t.showAll}
    </Button>
  );
  if (filtered === 0) {
    return (
      <EmptyState icon={<LabelOff />} title={t.hiddenTitle} body={t.hiddenBody}>
        {showAll("contained")}
      </EmptyState>
    );
  }
  if (queue?.count === 0) {
    return (
      <EmptyState icon={<PlaylistAddCheck />} title={text.queues.empty} body={said(queue.rule)}>
        <Button variant="contained" data-testid="queue-leave-empty" onClick={() => void actions.leaveQueue()}>
          {text.queues.leave}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<SearchOff />}
      title={text.arrange.noneTitle}
      body={hidden > 0 ? text.arrange.noneBodyHidden(total, hidden) : text.arrange.noneBody(total)}
    >
      <Button
        variant="contained"
        data-testid="arrange-clear-empty"
        onClick={() => void actions.arrange.clearFilters()}
      >
        {text.arrange.clear}
      </Button>
      {hidden > 0 && showAll("outlined")}
    </EmptyState>
  );
}
