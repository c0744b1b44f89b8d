// Texts of what the model goes by, beside an image in the viewer.

export const why = {
  title: "Why?",
  show: "Show what the model goes by in this image",
  hide: "Hide what the model goes by",
  body: "Where this image speaks for a category, as the model sees it.",
  category: "Category",
  method: "Method",
  methods: { gradCam: "Grad-CAM", occlusion: "Occlusion" },
  methodHints: {
    gradCam: "Fast and coarse. Shows only what speaks for the category.",
    occlusion:
      "Slower: hides one place after another and asks the model again. Shows what speaks against the category too.",
  },
  noMaps: "Quick has no maps that Grad-CAM could follow.",
  explain: "Explain",
  again: "Explain again",
  each: "Explain each image I open",
  stack:
    "The model sees a stack as it was fitted to it, which may be another slice or time than the one shown.",
  shown: "Show on the image",
  opacity: "Opacity",
  speaksFor: (name: string) => `speaks for ${name}`,
  speaksAgainst: (name: string) => `speaks against ${name}`,
  saysNothing: "says nothing",
  nothing: (name: string) => `No place in this image speaks for or against ${name} more than another.`,
  mostFor: (name: string, where: string) => `Speaks most for ${name}: ${where}.`,
  mostAgainst: (name: string, where: string) => `Speaks most against ${name}: ${where}.`,
  thirds: {
    upperLeft: "at the upper left",
    upper: "at the top",
    upperRight: "at the upper right",
    left: "at the left",
    middle: "in the middle",
    right: "at the right",
    lowerLeft: "at the lower left",
    lower: "at the bottom",
    lowerRight: "at the lower right",
  },
  /** What hiding the place does. `factor`: how many times the odds change. */
  without: {
    lower: (factor: string, logOdds: string, grade: string) =>
      `It ${grade}: with this place hidden, the odds of the category are ${factor} times lower (log-odds\u00a0−${logOdds}).`,
    higher: (factor: string, logOdds: string, grade: string) =>
      `It ${grade}: with this place hidden, the odds of the category are ${factor} times higher (log-odds\u00a0+${logOdds}).`,
  },
  over: (factor: string) => `more than ${factor}`,
  grades: {
    hardly: "hardly matters",
    clearly: "matters",
    strongly: "matters strongly",
    veryStrongly: "matters very strongly",
  },
  caution: "It shows what the model went by, not what is right.",
  source: "Source of the method",
  sources: {
    gradCam: "Grad-CAM: Selvaraju et al., ICCV 2017.",
    occlusion:
      "Occlusion: Zeiler and Fergus, ECCV 2014; measured in log-odds as in Zintgraf et al., ICLR 2017; grades of Kass and Raftery, JASA 1995.",
  },
  cautionSource:
    "A plausible picture does not prove a good model: Adebayo et al., Sanity Checks for Saliency Maps, NeurIPS 2018.",
};
