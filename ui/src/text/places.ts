// What the backend says of places in stacks, such as “channel 2, z 3; channel 2, z 4”, with the words of a language. Pure.

/** The words of a place in an image; every place of a stack has the same ones. */
const PLACES = [
  ["channel", "z", "time"],
  ["channel", "z"],
  ["channel", "time"],
  ["z", "time"],
];
const places = (words: readonly string[], count: number, own: (word: string) => string) =>
  Array.from({ length: count }, (_, at) =>
    words.map((word) => `${own(word)} {${word}${at}}`).join(", "),
  ).join("; ");

/** From the English word of each part of a place to a language's own. */
export function placeMessages(own: Readonly<Record<string, string>>) {
  /** Several places, the longest lists first; one alone is read word by word. */
  const gaps = Object.fromEntries(
    PLACES.flatMap((words) =>
      [3, 2].map((count) => [
        places(words, count, (word) => word),
        places(words, count, (word) => own[word] ?? word),
      ]),
    ),
  );
  const words = Object.fromEntries(
    Object.entries(own).flatMap(([word, said]) => [
      [`${word} {name}, {reason}`, `${said} {name}, {reason}`],
      [`${word} {name}`, `${said} {name}`],
    ]),
  );
  return { gaps, words };
}
