// Forms of a model as ways to choose from. Pure.
import type { ModelFormat, ModelForms } from "../backend";
import type { Way } from "../components/RadioChoice";
import { said, text } from "../text";

const FORMATS: readonly ModelFormat[] = ["safetensors", "onnx", "bioimageio"];

/** `forms` null: not known yet, so none is refused. */
export function formatWays(forms: Pick<ModelForms, "noGraph"> | null): Way<ModelFormat>[] {
  const t = text.models.formats;
  return FORMATS.map((value) => ({
    value,
    name: t[value].name,
    note: t[value].note,
    whyNot: value !== "safetensors" && forms?.noGraph ? said(forms.noGraph) : null,
  }));
}
