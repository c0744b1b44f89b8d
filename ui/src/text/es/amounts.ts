// Amounts in words, for the other texts in Spanish.
// Made once: a format for each number would cost more than drawing the rest of a row.
const whole = new Intl.NumberFormat("es");
export const count = (n: number) => whole.format(n);
/** So many of something, in the singular or the plural. */
export const amount = (n: number, one: string, many: string) =>
  n === 1 ? `1 ${one}` : `${count(n)} ${many}`;
export const images = (n: number) => amount(n, "imagen", "imágenes");
