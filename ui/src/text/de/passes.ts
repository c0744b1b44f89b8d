// Texts of labelling passes and of blind labelling in German.
import { count, images, imagesDative } from "./amounts";

export const passes = {
  menu: "Zuordnungsdurchgänge…",
  title: "Zuordnungsdurchgänge",
  body: "Labels lassen sich beiseitelegen, damit Sie oder jemand aus Ihrer Gruppe dieselben Bilder noch einmal zuordnen können. Wie gut beide übereinstimmen, zeigt, wie klar die Kategorien sind und wie gut ein Klassifikator werden kann.",
  newTitle: "Die Labels aufbewahren, wie sie jetzt sind",
  name: "Name dieses Durchgangs",
  usualName: (n: number) => `Durchgang ${n}`,
  noLabels: "Noch hat kein Bild ein Label.",
  labels: (n: number) => `${images(n)} mit Label`,
  keep: "Kopie aufbewahren",
  begin: "Erneut blind zuordnen",
  beginHint:
    "„Erneut blind zuordnen“ bewahrt die Labels auf, nimmt sie von ihren Bildern und zeigt diese in zufälliger Reihenfolge, ohne Namen, Metadaten und Vorhersagen. „Rückgängig“ bringt die Labels zurück.",
  none: "Noch ist kein Durchgang aufbewahrt.",
  kept: "Aufbewahrte Durchgänge",
  about: (n: number, when: string) => `${images(n)} · ${when}`,
  take: "Diese Labels verwenden",
  takeHint:
    "Jedes Bild bekommt wieder sein Label aus diesem Durchgang, alle anderen werden „Unbekannt“. Sie können das rückgängig machen.",
  delete: "Löschen",
  deleteSure: "Wirklich löschen?",
  compare: "Vergleichen",
  now: "Die Labels, wie sie jetzt sind",
  first: "Erster",
  second: "Zweiter",
  firstShort: "Erster",
  secondShort: "zweiter",
  nothingShared: "Kein Bild hat in beiden ein Label, es gibt also nichts zu vergleichen.",
  kappa: (value: string) => `Kappa ${value}`,
  range: (low: string, high: string) => `95-%-Intervall ${low} bis ${high}`,
  same: (same: number, all: number, share: string, chance: string) =>
    `${count(same)} von ${imagesDative(all)} ${same === 1 ? "hat" : "haben"} in beiden dasselbe Label (${share}); der Zufall allein ergäbe ${chance}.`,
  meaning:
    "Cohens Kappa: 1 ist volle Übereinstimmung, 0 das, was der Zufall ergäbe. Bei wenigen Bildern ist das Intervall breit.",
  noKappa:
    "Es gibt kein Kappa: Beide ordnen alle Bilder derselben Kategorie zu, sodass schon der Zufall übereinstimmen würde.",
  leftOut: (n: number) =>
    `${images(n)} mit einem Label in nur einem der beiden ${n === 1 ? "bleibt" : "bleiben"} außer Acht.`,
  table: "Bilder nach beiden Labels",
  selectDiffering: (n: number) =>
    n === 0
      ? "Kein Bild weicht ab"
      : n === 1
        ? "Das abweichende Bild auswählen"
        : `Die ${count(n)} abweichenden Bilder auswählen`,
};

export const blind = {
  menu: "Blind zuordnen",
  menuNote: "Verbirgt Namen, Metadaten und Vorhersagen und mischt",
  line: "Blinde Zuordnung",
  lineNote: "Ohne Namen, Metadaten und Vorhersagen; in zufälliger Folge.",
  labelled: (done: number, all: number) => `${count(done)} von ${imagesDative(all)} zugeordnet`,
  compare: "Vergleichen…",
  end: "Beenden",
  name: (number: number) => `Bild ${number}`,
};
