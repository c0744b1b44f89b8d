// Amounts in words in German, for the other texts.
// Made once: a format for each number would cost more than drawing the rest of a row.
const whole = new Intl.NumberFormat("de");
export const count = (n: number) => whole.format(n);
export const images = (n: number) => (n === 1 ? "1 Bild" : `${count(n)} Bilder`);
/** In the dative: “von 12 Bildern”. */
export const imagesDative = (n: number) => (n === 1 ? "1 Bild" : `${count(n)} Bildern`);
