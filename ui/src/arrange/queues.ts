// Queues in words. Pure.
import type { CategoryView, Queue } from "../backend";
import { text } from "../text";

const t = text.queues;

export function queueTitle(queue: Queue, categories: readonly Pick<CategoryView, "id" | "name">[]): string {
  if (queue.type === "predicted") {
    const category = categories.find(({ id }) => id === queue.data);
    return category ? t.predicted(category.name) : t.names.predicted;
  }
  if (queue.type === "shuffled") return `${t.names.shuffled} (${t.seed(queue.data)})`;
  return t.names[queue.type];
}
