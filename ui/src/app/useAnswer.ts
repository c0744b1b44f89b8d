// What the backend answers, asked for again when `key` changes. The last answer stays until the next one is there, so that
// nothing flickers; an error is reported and leaves what was there.
import { useEffect, useRef, useState } from "react";
import type { Backend } from "../backend";
import { useCore } from "./context";

/** null: not yet answered, or nothing was asked (`key` null). */
export function useAnswer<T>(key: string | null, ask: (backend: Backend) => Promise<T>): T | null {
  const { backend, report } = useCore();
  const [answer, setAnswer] = useState<{ of: T } | null>(null);
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (key === null) {
      setAnswer(null);
      return;
    }
    let gone = false;
    latest.current(backend).then(
      (of) => gone || setAnswer({ of }),
      (error) => gone || report(error),
    );
    return () => {
      gone = true;
    };
  }, [backend, report, key]);
  return answer?.of ?? null;
}
