// What the backend answers, asked for again when `key` changes; the last answer stays until the next one is there, so that
// nothing flickers. An error is reported and leaves what was there.
import { useEffect, useRef, useState } from "react";
import { useCore } from "../app/context";
import type { Backend } from "../backend";

/** null: not yet answered. */
export function useAnswer<T>(key: string, ask: (backend: Backend) => Promise<T>): T | null {
  const { backend, report } = useCore();
  const [answer, setAnswer] = useState<{ of: T } | null>(null);
  const latest = useRef(ask);
  latest.current = ask;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the question, which is a new function each time
  useEffect(() => {
    let gone = false;
    latest.current(backend).then((of) => gone || setAnswer({ of }), report);
    return () => {
      gone = true;
    };
  }, [backend, report, key]);
  return answer?.of ?? null;
}
