// The key of a category: 0 for Unknown, 1–9 for the others in their order, then Shift with 1–9, none beyond.

/** With so many categories or fewer, Shift changes nothing: Piximi's users hold it. */
const WITHOUT_SHIFT = 9;

/** The place among the categories, Unknown first, that a digit means. */
export function placeOfKey(digit: number, shift: boolean, categories: number): number {
  const beyond = shift && digit > 0 && categories - 1 > WITHOUT_SHIFT;
  return beyond ? digit + WITHOUT_SHIFT : digit;
}

export function keyOf(categories: readonly { id: string }[], id: string): string {
  const place = categories.findIndex((category) => category.id === id);
  if (place < 0 || place > 2 * WITHOUT_SHIFT) return "";
  return place > WITHOUT_SHIFT ? `⇧${place - WITHOUT_SHIFT}` : String(place);
}

/** Why a name cannot be used: "missing", or "taken" by another category, capitals or not; null when it can. */
export function nameFault(
  name: string,
  categories: readonly { id: string; name: string }[],
  own: string | null,
): "missing" | "taken" | null {
  const wanted = name.trim().toLocaleLowerCase("en");
  if (wanted === "") return "missing";
  return categories.some(
    (category) => category.id !== own && category.name.toLocaleLowerCase("en") === wanted,
  )
    ? "taken"
    : null;
}
