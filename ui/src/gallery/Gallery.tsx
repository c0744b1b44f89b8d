// The gallery: a virtualised grid of tiles. Only rows in sight are drawn and only their details are asked for. It turns
// clicks, drags and the moved focus into changes of the selection; the selection's rules are in app/selection.
import CollectionsOutlined from "@mui/icons-material/CollectionsOutlined";
import LabelOff from "@mui/icons-material/LabelOff";
import { Box, Button } from "@mui/material";
import { useActions, useApp } from "../app/context";
import { EmptyState } from "../components/EmptyState";
import { text } from "../text";
import { Grid } from "./Grid";

export function Gallery() {
  const actions = useActions();
  const total = useApp((state) => state.gallery.total);
  const shown = useApp((state) => state.gallery.ids.length);
  const loading = useApp((state) => state.gallery.revision < 0);
  const importing = useApp((state) => state.job?.kind === "import" || state.job?.kind === "example");
  const t = text.gallery;
  return (
    <Box component="main" sx={{ flex: 1, minWidth: 0, display: "flex", flexDirection: "column" }}>
      {shown > 0 ? (
        <Grid />
      ) : loading || importing ? null : total === 0 ? (
        <EmptyState icon={<CollectionsOutlined />} title={t.emptyTitle} body={t.emptyBody}>
          <Button variant="contained" data-testid="empty-images" onClick={() => void actions.openImages()}>
            {text.menu.openImages}
          </Button>
          <Button variant="outlined" data-testid="empty-folder" onClick={() => void actions.openFolder()}>
            {text.menu.openFolder}
          </Button>
        </EmptyState>
      ) : (
        <EmptyState icon={<LabelOff />} title={t.hiddenTitle} body={t.hiddenBody}>
          <Button variant="contained" onClick={() => void actions.showAllCategories()}>
            {t.showAll}
          </Button>
        </EmptyState>
      )}
    </Box>
  );
}
