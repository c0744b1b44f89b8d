// What can be taken out of plates: a table of every well, the plate that is shown as a chart, and all of them in one.
import { useCore } from "../app/context";
import { ExportButton } from "../app/ExportButton";
import type { PlatesView } from "../backend";
import { text } from "../text";
import { controlMarks, type PlatesChoice } from "./choice";
import { PlateChart } from "./PlateChart";
import type { Shows } from "./painting";

const t = text.plates;

interface Props {
  view: PlatesView;
  choice: PlatesChoice;
  shows: Shows;
}

/** What the colours are of: "Fraction: Infected · Category by: Label". */
const aboutValues = ({ kind, category }: Shows, { basis }: PlatesChoice): string =>
  [t.of(t.values[kind], category), ...(kind === "probability" ? [] : [t.of(t.basis, t.bases[basis])])].join(
    " · ",
  );

export function PlatesExport({ view, choice, shows }: Props) {
  const { backend } = useCore();
  const { basis, controls } = choice;
  const named = view.plates.map((plate) => ({
    plate,
    title: plate.name === null ? text.files.onlyPlate : text.files.plate(plate.name),
  }));
  const shown = named[Math.min(choice.plate, named.length - 1)];
  if (!shown) return null;
  const about = aboutValues(shows, choice);
  const marks = controlMarks(controls);
  const chart = (id: string, name: string, plates: typeof named) => ({
    id,
    name,
    draw: (ink: Parameters<typeof PlateChart>[0]["ink"]) => (
      <PlateChart {...{ plates, shows, about, marks, ink }} />
    ),
  });
  const small = named.map(({ plate }) => ({ plate, title: plate.name ?? text.files.onlyPlate }));
  return (
    <ExportButton
      testId="plates-export"
      tables={[
        {
          id: "wells",
          name: text.files.wells,
          save: (files, name) =>
            files.writeTable(name, (path) => backend.exportPlates(view.columns, basis, path)),
        },
      ]}
      charts={[
        chart("plate", shown.title, [shown]),
        ...(named.length > 1 ? [chart("plates", text.files.allPlates, small)] : []),
      ]}
    />
  );
}
