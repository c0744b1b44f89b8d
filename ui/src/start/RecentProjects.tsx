// Projects that were opened before. A missing file is greyed, says so, and can be taken from the list.
import Close from "@mui/icons-material/Close";
import {
  Box,
  IconButton,
  List,
  ListItem,
  ListItemButton,
  ListItemText,
  Paper,
  Tooltip,
  Typography,
} from "@mui/material";
import { useActions, useApp } from "../app/context";
import { text } from "../text";
import { dateTime } from "../text/format";

export function RecentProjects() {
  const actions = useActions();
  const recent = useApp((state) => state.info?.recent);
  const busy = useApp((state) => state.job !== null);
  const s = text.start;
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-labelledby="recent-title"
      sx={{ p: 1, maxHeight: 420, overflowY: "auto" }}
    >
      <Typography variant="h6" component="h2" id="recent-title" sx={{ px: 1.5, pt: 1 }}>
        {s.recent}
      </Typography>
      {!recent || recent.length === 0 ? (
        <Typography variant="body2" color="textSecondary" sx={{ p: 1.5 }}>
          {s.recentNone}
        </Typography>
      ) : (
        <List dense disablePadding data-testid="recent">
          {recent.map(({ path, name, openedAt, exists }) => (
            <ListItem
              key={path}
              disablePadding
              secondaryAction={
                <Tooltip title={s.recentRemove(name)}>
                  <IconButton
                    edge="end"
                    size="small"
                    aria-label={s.recentRemove(name)}
                    onClick={() => void actions.forgetRecent(path)}
                  >
                    <Close fontSize="small" />
                  </IconButton>
                </Tooltip>
              }
            >
              <ListItemButton
                disabled={!exists || busy}
                onClick={() => void actions.openProject(path)}
                sx={{ borderRadius: 1.5 }}
              >
                <ListItemText
                  primary={name}
                  secondary={
                    <>
                      <Box
                        component="span"
                        title={path}
                        sx={{
                          display: "block",
                          overflow: "hidden",
                          textOverflow: "ellipsis",
                          whiteSpace: "nowrap",
                        }}
                      >
                        {path}
                      </Box>
                      {exists ? dateTime(openedAt) : s.recentMissing}
                    </>
                  }
                  slotProps={{ primary: { noWrap: true, sx: { fontWeight: 500 } } }}
                />
              </ListItemButton>
            </ListItem>
          ))}
        </List>
      )}
    </Paper>
  );
}
