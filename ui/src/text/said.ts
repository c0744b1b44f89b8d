// What the backend says in English, in the language of the window. A catalogue's `messages` go from the English words to
// its own; a name in braces stands for what differs from one time to the next, such as a number. What `{reason}` stands
// for is a message too. What is not there stays English. Pure.

type Translate = (message: string) => string;

const HOLE = /\{(\w+)\}/g;

export function translator(messages: Readonly<Record<string, string>>): Translate {
  const exact = new Map<string, string>();
  const patterns: { matches: RegExp; own: string }[] = [];
  for (const [english, own] of Object.entries(messages)) {
    if (!english.match(HOLE)) exact.set(english, own);
    else patterns.push({ matches: patternOf(english), own });
  }
  const said: Translate = (message) => {
    const known = exact.get(message);
    if (known !== undefined) return known;
    for (const { matches, own } of patterns) {
      const found = matches.exec(message);
      if (!found) continue;
      return own.replace(HOLE, (hole, name: string) => {
        const held = found.groups?.[name];
        if (held === undefined) return hole;
        // Shorter than the message it stands in, so that this has an end.
        return name === "reason" ? said(held) : held;
      });
    }
    return message;
  };
  return said;
}

function patternOf(english: string): RegExp {
  const plain = english.split(HOLE);
  // Words and names of holes take turns.
  const parts = plain.map((part, index) =>
    index % 2 === 0 ? part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") : `(?<${part}>.+?)`,
  );
  return new RegExp(`^${parts.join("")}$`, "s");
}
