// The part of the interface that is about plates.
import type {
  Controls,
  DoseView,
  ExportReport,
  PlateBasis,
  PlateColumns,
  PlatesView,
  PlateValue,
  SeparationView,
} from "./bindings";

export interface PlatesDoor {
  /** All columns null: those that are found by their names and values. */
  plates(columns: PlateColumns, basis: PlateBasis): Promise<PlatesView>;
  /** Of these wells of one plate, in the order of their ids. */
  wellImages(columns: PlateColumns, plate: string | null, wells: string[]): Promise<number[]>;
  /** How far the controls lie apart, one for each plate. */
  separation(
    columns: PlateColumns,
    basis: PlateBasis,
    value: PlateValue,
    controls: Controls,
    robust: boolean,
  ): Promise<SeparationView[]>;
  /** Over all plates; with `group` only wells with `groupValue` in that column. */
  doseResponse(
    columns: PlateColumns,
    basis: PlateBasis,
    value: PlateValue,
    dose: string,
    group: string | null,
    groupValue: string | null,
    controls: Controls | null,
  ): Promise<DoseView>;
  /** CSV, a row for each well. */
  exportPlates(columns: PlateColumns, basis: PlateBasis, path: string): Promise<ExportReport>;
}
