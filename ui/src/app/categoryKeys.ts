// The key of a category: 0 for Unknown, 1–9 for the others in their order, none beyond.
export function keyOf(categories: readonly { id: string }[], id: string): string {
  const index = categories.findIndex((category) => category.id === id);
  return index >= 0 && index <= 9 ? String(index) : "";
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
