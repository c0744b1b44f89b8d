// Amounts in words, for the other texts.
// Made once: a format for each number would cost more than drawing the rest of a row.
const whole = new Intl.NumberFormat("en");
export const count = (n: number) => whole.format(n);
export const images = (n: number) => (n === 1 ? "1 image" : `${count(n)} images`);
