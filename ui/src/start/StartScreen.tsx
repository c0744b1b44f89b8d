// The first screen: begin, open, try the example, or go on with a recent project.
import AddPhotoAlternateOutlined from "@mui/icons-material/AddPhotoAlternateOutlined";
import CreateNewFolderOutlined from "@mui/icons-material/CreateNewFolderOutlined";
import FolderOpen from "@mui/icons-material/FolderOpen";
import NoteAddOutlined from "@mui/icons-material/NoteAddOutlined";
import { Box, ButtonBase, Typography } from "@mui/material";
import type { ReactNode } from "react";
import { useActions, useApp } from "../app/context";
import { LanguageChoice } from "../app/LanguageChoice";
import { Logo } from "../app/Logo";
import { JobProgressLine } from "../app/StatusLine";
import { text } from "../text";
import { ExampleCard } from "./ExampleCard";
import { RecentProjects } from "./RecentProjects";

export function StartScreen() {
  const actions = useActions();
  const busy = useApp((state) => state.job !== null);
  const s = text.start;
  return (
    <Box
      sx={{ flex: 1, minHeight: 0, overflowY: "auto", display: "flex", flexDirection: "column" }}
      data-testid="start-screen"
    >
      <Box
        sx={{
          m: "auto",
          width: "100%",
          maxWidth: 1080,
          p: { xs: 3, md: 4 },
          display: "flex",
          flexDirection: "column",
          gap: 3,
          "@media (max-height: 780px)": { gap: 2, py: 2 },
        }}
      >
        <Box component="header" sx={{ display: "flex", alignItems: "center", gap: 2 }}>
          <Logo size={64} />
          <Box sx={{ flex: 1 }}>
            <Typography component="h1" sx={{ fontSize: 34, fontWeight: 700, lineHeight: 1.1 }}>
              {text.appName}
            </Typography>
            <Typography color="textSecondary" sx={{ fontSize: 15 }}>
              {text.tagline}
            </Typography>
          </Box>
          {!busy && <LanguageChoice />}
        </Box>

        <Box sx={{ display: "grid", gridTemplateColumns: "repeat(4, 1fr)", gap: 1.5 }}>
          <StartButton
            testId="start-new"
            icon={<NoteAddOutlined />}
            title={s.newProject}
            hint={s.newProjectHint}
            disabled={busy}
            onClick={() => void actions.newProject()}
          />
          <StartButton
            testId="start-open"
            icon={<FolderOpen />}
            title={s.openProject}
            hint={s.openProjectHint}
            disabled={busy}
            onClick={() => void actions.openProject()}
          />
          <StartButton
            testId="start-images"
            icon={<AddPhotoAlternateOutlined />}
            title={s.openImages}
            hint={s.openImagesHint}
            disabled={busy}
            onClick={() => void actions.openImages()}
          />
          <StartButton
            testId="start-folder"
            icon={<CreateNewFolderOutlined />}
            title={s.openFolder}
            hint={s.openFolderHint}
            disabled={busy}
            onClick={() => void actions.openFolder()}
          />
        </Box>

        <Box
          sx={{
            display: "grid",
            gridTemplateColumns: "minmax(0, 3fr) minmax(0, 2fr)",
            gap: 3,
            alignItems: "start",
          }}
        >
          <ExampleCard />
          <RecentProjects />
        </Box>

        <Box
          sx={{
            minHeight: 36,
            display: "flex",
            justifyContent: "center",
            alignItems: "center",
            color: "text.secondary",
          }}
        >
          {busy ? <JobProgressLine /> : <Typography variant="body2">{s.drop}</Typography>}
        </Box>
      </Box>
    </Box>
  );
}

interface StartButtonProps {
  testId: string;
  icon: ReactNode;
  title: string;
  hint: string;
  disabled: boolean;
  onClick(): void;
}

function StartButton({ testId, icon, title, hint, disabled, onClick }: StartButtonProps) {
  return (
    <ButtonBase
      data-testid={testId}
      disabled={disabled}
      onClick={onClick}
      sx={{
        p: 2,
        borderRadius: 2,
        border: 1,
        borderColor: "divider",
        bgcolor: "background.paper",
        textAlign: "left",
        alignItems: "flex-start",
        justifyContent: "flex-start",
        flexDirection: "column",
        gap: 0.5,
        transition: "border-color 120ms, box-shadow 120ms",
        "&:hover": { borderColor: "primary.main", boxShadow: 2 },
        "&.Mui-disabled": { opacity: 0.5 },
        "& svg": { color: "primary.main", fontSize: 28, mb: 0.5 },
      }}
    >
      {icon}
      <Typography sx={{ fontWeight: 500, fontSize: 15 }}>{title}</Typography>
      <Typography variant="body2" color="textSecondary">
        {hint}
      </Typography>
    </ButtonBase>
  );
}
