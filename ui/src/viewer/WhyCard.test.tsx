// What a person reads and can press in “Why?”, drawn to markup.
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { AppProvider } from "../app/context";
import { createApp } from "../app/createApp";
import { type AppState, initialState } from "../app/state";
import type { HeatView } from "../backend";
import { createFakeBackend } from "../backend/fake";
import type { WhyEditor } from "./useWhy";
import { WhyCard } from "./WhyCard";

const occluded: HeatView = {
  image: 1,
  categoryId: "b",
  method: "occlusion",
  width: 3,
  height: 3,
  values: [0, 0, 0, 0, 0, 0, 0, -0.5, 1],
  // A tenth of the odds, and √10 times as much.
  strongest: Math.LN10,
};

const asking: WhyEditor = {
  why: initialState.why,
  categories: [
    { id: "a", name: "Healthy", color: "#0072b2" },
    { id: "b", name: "Infected", color: "#d55e00" },
  ],
  categoryId: "a",
  choose: () => {},
  method: "gradCam",
  maps: true,
  heat: null,
  change: () => {},
  explain: () => {},
};

function drawn(more: Partial<WhyEditor>, state: Partial<AppState> = {}, slices = 1): string {
  const app = createApp(createFakeBackend());
  const { store } = app.core;
  store.setState(state);
  // What is drawn without a page is drawn from the first state.
  store.getInitialState = store.getState;
  return renderToStaticMarkup(
    <AppProvider app={app}>
      <WhyCard asking={{ ...asking, ...more }} image={{ slices, times: 1 }} />
    </AppProvider>,
  );
}

const control = (html: string, testId: string) =>
  new RegExp(`<[^>]*data-testid="${testId}"[^>]*>`).exec(html)?.[0] ?? "";
const words = (html: string) => html.replace(/<style.*?<\/style>/gs, "").replace(/<[^>]+>/g, " ");

const job = {
  id: 3,
  title: "Predicting",
  progress: null,
  epochs: [],
  start: null,
  plannedEpochs: null,
  stopping: false,
};

it("asks by Grad-CAM, and says what its picture is not", () => {
  const html = drawn({});
  expect(control(html, "why-method-gradCam")).toContain('aria-pressed="true"');
  expect(control(html, "why-explain")).not.toContain("disabled");
  expect(words(html)).toContain("It shows what the model went by, not what is right.");
  expect(html).not.toContain("why-answer");
});

it("has no Grad-CAM for Quick, with the reason", () => {
  const html = drawn({ method: "occlusion", maps: false });
  expect(control(html, "why-method-gradCam")).toContain("disabled");
  expect(control(html, "why-method-occlusion")).toContain('aria-pressed="true"');
  expect(words(html)).toContain("Quick has no maps that Grad-CAM could follow.");
});

it("waits for another job, and says for which", () => {
  const html = drawn({}, { job: { ...job, kind: "predict" } });
  expect(control(html, "why-explain")).toContain("disabled");
  expect(words(html)).toContain("Wait until this is done, or stop it: Predicting.");
});

it("shows how far its own job is, with Stop in the place of the button", () => {
  const progress = { done: 25, total: 100, unit: "places", message: "Explaining", secondsLeft: 4 };
  const html = drawn(
    {},
    {
      job: {
        ...job,
        kind: "explain",
        progress: { ...progress, epoch: null, epochs: null, batch: null, batches: null },
      },
    },
  );
  expect(html).toContain('aria-valuenow="25"');
  expect(words(html)).toContain("Explaining · 25 of 100 places · about 4 s left");
  expect(control(html, "why-stop")).not.toContain("disabled");
  expect(html).not.toContain("why-explain");
});

it("says of occlusion where it counts most and how much, for and against", () => {
  const said = words(drawn({ heat: occluded })).replace(/\s+/g, " ");
  expect(said).toContain("Speaks most for Infected: at the lower right.");
  expect(said).toContain("It matters: with this place hidden, the odds of the category are 10 times lower");
  expect(said).toContain("(log-odds −2.3)");
  expect(said).toContain("Speaks most against Infected: at the bottom.");
  expect(said).toContain("the odds of the category are 3.2 times higher (log-odds +1.2)");
  expect(said).toContain("speaks against Infected speaks for Infected");
});

it("says of Grad-CAM where, and no amount, as it has no unit", () => {
  const heat: HeatView = { ...occluded, method: "gradCam", values: [0, 1, 0, 0, 0, 0, 0, 0, 0] };
  const said = words(drawn({ heat })).replace(/\s+/g, " ");
  expect(said).toContain("Speaks most for Infected: at the top.");
  expect(said).not.toMatch(/odds|against Infected/);
});

it("says when no place matters, and what a stack is seen as", () => {
  const heat: HeatView = { ...occluded, values: Array(9).fill(0), strongest: 0 };
  expect(words(drawn({ heat }))).toContain(
    "No place in this image speaks for or against Infected more than another.",
  );
  expect(words(drawn({}))).not.toContain("stack");
  expect(words(drawn({}, {}, 9))).toContain("The model sees a stack");
});

it("switches off what makes no difference while the picture is not shown", () => {
  const html = drawn({ heat: occluded, why: { ...asking.why, shown: false } });
  expect(/data-testid="why-opacity".*?<input[^>]*>/s.exec(html)?.[0]).toMatch(/<input[^>]*disabled/);
});
