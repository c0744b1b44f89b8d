// The newest evaluation, over nearly all of the window: its head, what has to be known before it is believed, and a tab for
// each question that a person may have. Details are asked for when they are looked at.
import { Alert, Box, Dialog, Divider, Tab, Tabs, Typography } from "@mui/material";
import { useState } from "react";
import { useActions, useApp } from "../app/context";
import { useAnswer } from "../app/useAnswer";
import type { EvaluationImages, EvaluationView } from "../backend";
import { text } from "../text";
import { Cautions } from "./Cautions";
import { CompareTab } from "./CompareTab";
import { type Curves, CurvesTab } from "./CurvesTab";
import { DRAWN, worstFirst } from "./curve";
import { ExportMenu } from "./ExportMenu";
import { GroupsTab } from "./GroupsTab";
import { Header } from "./Header";
import { Overview } from "./Overview";
import { RunningJob } from "./RunningJob";
import { SurprisesTab } from "./SurprisesTab";

const TABS = ["overview", "curves", "groups", "surprises", "compare"] as const;
type TabName = (typeof TABS)[number];

export function EvaluationDialog({ onClose }: { onClose(): void }) {
  const of = useApp(({ view }) => {
    if (!view?.evaluation) return null;
    const { set, modelName, evaluatedAt } = view.evaluation;
    return `${view.token}/${set}/${modelName}/${evaluatedAt}`;
  });
  const evaluation = useAnswer(of ?? "", async (backend) => (of === null ? null : backend.evaluation()));
  if (of === null) return null;
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth={false}
      aria-labelledby={evaluation ? "evaluation-title" : undefined}
      aria-label={evaluation ? undefined : text.evaluation.title}
      data-testid="evaluation-dialog"
      slotProps={{
        paper: { sx: { width: "min(1900px, 97vw)", height: "95vh", maxHeight: "95vh", m: 0 } },
      }}
    >
      {evaluation ? (
        <Content {...{ evaluation, of, onClose }} />
      ) : (
        <Typography color="textSecondary" sx={{ p: 3 }}>
          {text.evaluation.reading}
        </Typography>
      )}
    </Dialog>
  );
}

interface ContentProps {
  evaluation: EvaluationView;
  of: string;
  onClose(): void;
}

function Content({ evaluation, of, onClose }: ContentProps) {
  const actions = useActions();
  const [tab, setTab] = useState<TabName>("overview");
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const [askedColumn, setColumn] = useState<string | null>(null);
  const curves = useAnswer(of, async (backend): Promise<Curves | null> => {
    if (evaluation.count === 0) return null;
    const [roc, precisionRecall] = await Promise.all([
      backend.evaluationCurves("roc"),
      backend.evaluationCurves("precisionRecall"),
    ]);
    return { roc, precisionRecall };
  });
  const chosen = asked ?? worstFirst(curves?.roc ?? []).slice(0, DRAWN);
  const { groupColumns } = evaluation;
  const column =
    askedColumn !== null && groupColumns.includes(askedColumn) ? askedColumn : (groupColumns[0] ?? null);
  const t = text.evaluation;

  const select = async (ids: number[]) => {
    if (await actions.selectExactly(ids)) onClose();
  };
  const selectAsked = async (which: EvaluationImages) => {
    if (await actions.evaluation.select(which)) onClose();
  };
  const panel = () => {
    switch (tab) {
      case "overview":
        return <Overview evaluation={evaluation} onSelect={(which) => void selectAsked(which)} />;
      case "curves":
        return <CurvesTab {...{ evaluation, curves, chosen }} onChoose={setAsked} />;
      case "groups":
        return (
          <GroupsTab
            {...{ evaluation, of, column }}
            onColumn={setColumn}
            onSelect={(which) => void selectAsked(which)}
          />
        );
      case "surprises":
        return <SurprisesTab {...{ evaluation, of }} onSelect={(ids) => void select(ids)} />;
      case "compare":
        return <CompareTab of={of} formulas={evaluation.formulas} onSelect={(ids) => void select(ids)} />;
    }
  };
  return (
    <>
      <Header
        evaluation={evaluation}
        exportMenu={<ExportMenu {...{ evaluation, curves, chosen, column }} />}
        onClose={onClose}
      />
      <Tabs
        value={tab}
        variant="scrollable"
        scrollButtons="auto"
        allowScrollButtonsMobile
        aria-label={t.title}
        onChange={(_event, next) => setTab(next as TabName)}
        sx={{ px: 2, minHeight: 40, "& .MuiTab-root": { minHeight: 40, py: 0.5 } }}
      >
        {TABS.map((name) => (
          <Tab
            key={name}
            value={name}
            label={t.tabs[name]}
            id={`evaluation-tab-${name}`}
            aria-controls="evaluation-panel"
            data-testid={`evaluation-tab-${name}`}
          />
        ))}
      </Tabs>
      <Divider />
      <RunningJob />
      <Box
        role="tabpanel"
        id="evaluation-panel"
        aria-labelledby={`evaluation-tab-${tab}`}
        // What scrolls must be reachable by key.
        tabIndex={0}
        data-testid={`evaluation-panel-${tab}`}
        sx={{
          flex: 1,
          minHeight: 0,
          p: 3,
          overflowY: "auto",
          display: "flex",
          flexDirection: "column",
          gap: 2,
          // Its parts keep their height, and the panel scrolls.
          "& > *": { flexShrink: 0 },
        }}
      >
        {evaluation.count === 0 ? (
          <Alert severity="warning">{t.empty}</Alert>
        ) : (
          <>
            <Cautions evaluation={evaluation} />
            {panel()}
          </>
        )}
      </Box>
    </>
  );
}
