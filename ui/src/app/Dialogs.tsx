// The dialog that is open, if any: one at a time.
import { SaveFilterDialog } from "../arrange/SavedButton";
import { CategoryDialog } from "../categories/CategoryDialog";
import { DeleteCategoryDialog } from "../categories/DeleteCategoryDialog";
import { ConfirmDialog } from "../components/ConfirmDialog";
import { EvaluationDialog } from "../evaluation/EvaluationDialog";
import { AcceptDialog } from "../fit/AcceptDialog";
import { CurvesDialog } from "../fit/CurvesHelp";
import { FitDialog } from "../fit/FitDialog";
import { PassesDialog } from "../passes/PassesDialog";
import { PlatesDialog } from "../plates/PlatesDialog";
import { ExportImagesDialog } from "../sending/ExportImagesDialog";
import { ExportModelDialog } from "../sending/ExportModelDialog";
import { ExportPiximiDialog } from "../sending/ExportPiximiDialog";
import { SettingsDialog } from "../settings/SettingsDialog";
import { ImportDialog } from "../start/ImportDialog";
import { text } from "../text";
import { useActions, useApp, useJobs } from "./context";
import { AboutDialog, ShortcutsDialog } from "./HelpDialogs";
import { isBlind } from "./state";

export function Dialogs() {
  const dialog = useApp((state) => state.dialog);
  const hasProject = useApp((state) => state.view !== null);
  const blind = useApp(isBlind);
  const predicted = useApp((state) => state.view?.counts.predicted ?? 0);
  const actions = useActions();
  const jobs = useJobs();
  const close = () => actions.open(null);
  if (!dialog) return null;
  switch (dialog.kind) {
    case "fit":
      return hasProject ? <FitDialog /> : null;
    case "evaluation":
      return hasProject ? <EvaluationDialog onClose={close} /> : null;
    case "accept":
      return <AcceptDialog onClose={close} />;
    case "exportModel":
      return hasProject ? <ExportModelDialog onClose={close} /> : null;
    case "exportImages":
      return hasProject ? <ExportImagesDialog onClose={close} /> : null;
    case "exportPiximi":
      return hasProject ? <ExportPiximiDialog onClose={close} /> : null;
    case "addModel":
      return (
        <ConfirmDialog
          title={text.models.replaceTitle}
          body={text.models.replaceBody(predicted)}
          confirm={text.models.replaceGo}
          harmless
          onConfirm={() => void actions.sending.addModel(dialog.path)}
          onClose={close}
        />
      );
    case "category":
      return <CategoryDialog mode={dialog.mode} id={dialog.id} labelIds={dialog.labelIds} onClose={close} />;
    case "deleteCategory":
      return <DeleteCategoryDialog id={dialog.id} onClose={close} />;
    case "remove":
      return (
        <ConfirmDialog
          title={text.remove.title(dialog.ids.length)}
          body={text.remove.body}
          confirm={text.remove.go}
          onConfirm={() => void actions.removeImages(dialog.ids)}
          onClose={close}
        />
      );
    case "import":
      return <ImportDialog paths={dialog.paths} from={dialog.from} table={dialog.table} onClose={close} />;
    case "exampleAfresh":
      return (
        <ConfirmDialog
          title={text.start.exampleAfreshTitle}
          body={text.start.exampleAfreshBody}
          confirm={text.start.exampleAfresh}
          onConfirm={() => void jobs.example(true)}
          onClose={close}
        />
      );
    case "curves":
      return <CurvesDialog onClose={close} />;
    case "shortcuts":
      return <ShortcutsDialog onClose={close} />;
    case "saveFilter":
      return hasProject ? <SaveFilterDialog onClose={close} /> : null;
    case "passes":
      return hasProject ? <PassesDialog onClose={close} /> : null;
    case "plates":
      return hasProject && !blind ? <PlatesDialog onClose={close} /> : null;
    case "settings":
      return <SettingsDialog onClose={close} />;
    case "about":
      return <AboutDialog onClose={close} />;
  }
}
