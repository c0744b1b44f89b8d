// Amounts in words, for the other texts.
export const count = (n: number) => n.toLocaleString("en");
export const images = (n: number) => (n === 1 ? "1 image" : `${count(n)} images`);
