// Whether metadata columns have the names of those that tell wells, so that the way to the plates is offered. Whether their
// values are wells is found when plates are asked for. Pure.

/** Names of columns without case, spaces, signs and CellProfiler's prefixes, as the backend compares them. */
const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replace(/^(?:image)?(?:metadata)?/, "");
const WELL = /^(?:well(?:id|name|position|pos|coordinate|coord|location|code|s)?|position)$/;
const ROW = /^(?:well|plate)?row(?:name|letter|number|id)?$/;
const COLUMN = /^(?:well|plate)?col(?:umn)?(?:name|number|id)?$/;

/** Whether one column, or a row and a column, say by their names in which well an image was taken. */
export function namesWells(columns: readonly string[]): boolean {
  const names = columns.map(plain);
  const some = (pattern: RegExp) => names.some((name) => pattern.test(name));
  return some(WELL) || (some(ROW) && some(COLUMN));
}
