// What is shown of stacks as one word for the address of a thumbnail, so that the browser's cache keeps each apart.
import type { SliceView } from "./bindings";

export function stackWord(stack: SliceView): string {
  return typeof stack === "string" ? stack : String(stack.one);
}
