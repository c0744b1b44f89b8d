// Asks before a category is deleted, saying how many images lose their label.
import { useActions, useApp } from "../app/context";
import { ConfirmDialog } from "../components/ConfirmDialog";
import { text } from "../text";

export function DeleteCategoryDialog({ id, onClose }: { id: string; onClose(): void }) {
  const actions = useActions();
  const category = useApp((state) => state.view?.categories.find((candidate) => candidate.id === id));
  if (!category) return null;
  return (
    <ConfirmDialog
      title={text.categories.deleteTitle(category.name)}
      body={text.categories.deleteBody(category.labelled)}
      confirm={text.categories.deleteGo}
      onConfirm={() => void actions.deleteCategory(id)}
      onClose={onClose}
    />
  );
}
