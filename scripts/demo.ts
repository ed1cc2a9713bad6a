/**
 * The demonstration: an invented survey with invented answers, in the form in which LimeSurvey exports a real one.
 * `node scripts/demo.ts` writes it into `data/`. No number in it was ever measured.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { limeSurveyCsv, plainCsv } from "./demo/csv.ts";
import { lss } from "./demo/lss.ts";
import { type Dice, dice } from "./demo/random.ts";
import { columnsOf, respond } from "./demo/respond.ts";
import { resultFile } from "./demo/result.ts";
import { type Given, type Options, options, type Section, type Survey } from "./demo/survey.ts";

/** An invented person in office. */
interface Person {
  /** Answer codes of Land, type of municipality and size class. */
  land: string;
  typ: string;
  size: string;
  /** How much the person thinks can be shaped: the factor behind most answers; standard normal. */
  leverage: number;
  /** How well the person thinks things stand; goes a little with `leverage`, not with Land, type or size. */
  mood: number;
}

// --- How answers come about

/** A point on a scale: mean and spread in scale points, cut off at the ends. */
const rate = (d: Dice, mean: number, spread: number, low = 1, high = 5): string =>
  String(Math.min(high, Math.max(low, Math.round(mean + spread * d.normal()))));

/** A value for Landkreise, kreisfreie Städte, and municipalities within a Landkreis. */
const by = ({ typ }: Pick<Person, "typ">, landkreis: number, stadt: number, gemeinde: number): number =>
  typ === "LK" ? landkreis : typ === "KS" ? stadt : gemeinde;

/** A cell for each option, by its place in the list. */
const each = (list: Options, cell: (place: number) => string): Record<string, string> =>
  Object.fromEntries(list.map(([code], place) => [`[${code}]`, cell(place)]));

/** A table of ratings with these means. */
const table = (d: Dice, list: Options, means: number[], shift: number, spread: number) =>
  each(list, (place) => rate(d, (means[place] ?? 3) + shift, spread));

/** Options chosen with these chances; `otherwise` where none is. */
const choose = (d: Dice, list: Options, chances: number[], otherwise: string): string[] => {
  const chosen = list.map(([code]) => code).filter((_, place) => d.chance(chances[place] ?? 0));
  return chosen.length > 0 ? chosen : [otherwise];
};

const marks = (codes: readonly string[]) => Object.fromEntries(codes.map((code) => [`[${code}]`, "Y"]));

/** A text that not everybody writes. */
const sometimes = (d: Dice, chance: number, texts: string) =>
  d.chance(chance) ? d.pick(texts.split(" | ")) : "";

// --- The questionnaire

const wichtig = options(
  "1 gar nicht wichtig | 2 eher nicht wichtig | 3 teils, teils | 4 eher wichtig | 5 sehr wichtig",
);
const einfluss = options("1 sehr gering | 2 eher gering | 3 teils, teils | 4 eher hoch | 5 sehr hoch");
const zehn = { min_num_value_n: "0", max_num_value_n: "10", num_value_int_only: "1" };

const bereiche = options(
  "SOZ Soziales | JUG Jugend | GES Gesundheit | BIL Bildung und Kultur | INT Integration | STE Stadt- und Regionalentwicklung",
);
const dimensionen = options(
  "NETZE Soziale Netze | VERTR Vertrauen in die Mitmenschen | DIVER Akzeptanz von Diversität | IDENT Identifikation mit dem Gemeinwesen | INSTI Vertrauen in Institutionen | GEREC Gerechtigkeitsempfinden | SOLID Solidarität und Hilfsbereitschaft | REGEL Anerkennung sozialer Regeln | TEILH Gesellschaftliche Teilhabe",
);
const felder = options(
  "JUGEN Kinder- und Jugendhilfe, Prävention | MOBIL Mobilität und Erreichbarkeit | BEGEG Begegnungsorte und Quartiersarbeit | WOHN Wohnen und Stadtentwicklung | ENGAG Engagement- und Vereinsförderung | BETEI Beteiligung von Bürgerinnen und Bürgern | PLAN Integrierte Sozialplanung",
);
const programme = options(
  "STADT Städtebauförderung, Programm „Sozialer Zusammenhalt“ | DEMOK Bundesprogramm „Demokratie leben!“ | MGH Mehrgenerationenhäuser | LANDP Landesprogramme, etwa für Familien und Generationen | ESF ESF Plus | PRAEV Präventionsketten | KEIN keines davon",
);
const aussagen = options(
  "LAUFZ Die Laufzeiten reichen aus, um Wirkungen zu erzielen. | AUFWA Antrag und Nachweis sind mit unserem Personal zu leisten. | ZIELE Die Förderziele passen zu unserem Bedarf. | FORTF Was sich bewährt, können wir nach dem Ende der Förderung fortführen.",
);
const hemmnisse = options(
  "PERSO Fehlendes Personal | HAUSH Haushaltslage und Vorrang der Pflichtaufgaben | BEFRI Befristete Förderprogramme | NACHW Aufwand für Anträge und Nachweise | ZUSTA Zuständigkeiten bei Land oder Bund | RESSO Abstimmung zwischen den Ressorts | MEHRH Fehlende politische Mehrheiten | DATEN Fehlende Daten",
);
const quellen = options(
  "EIGEN Eigene Mittel der Kommune | LAND Land | BUND Bund | EU Europäische Union, Stiftungen und andere",
);
const partner = options(
  "WOHLF Freie Wohlfahrtspflege | VEREI Vereine und Initiativen | SCHUL Schulen und Kindertageseinrichtungen | JOBC Jobcenter und Agentur für Arbeit | KIRCH Kirchen und Religionsgemeinschaften | WIRTS Unternehmen und Kammern",
);
const hilfen = options(
  "AUSTA Kollegialer Austausch mit anderen Kommunen | FOERD Beratung zu Förderprogrammen | PROZE Begleitung von Veränderungsprozessen | RUECK Rückendeckung durch Politik und Verwaltungsspitze | DATEN Daten und Monitoring | FORTB Fortbildung | KEINE nichts davon",
);

/** Open answers: with a quotation mark, a semicolon, a line break and a leading "=", since real ones have them. */
const begriffe =
  'Dass Menschen füreinander einstehen, auch wenn sie verschieden sind. | Vertrauen ineinander und in die Verwaltung | Sich begegnen, sich kennen, sich helfen. | Das "Wir" im Alltag: Nachbarschaft, Verein, Ehrenamt | Verlässliche Regeln; gemeinsame Orte; gegenseitiger Respekt | Niemand bleibt außen vor. | = Zugehörigkeit + Verantwortung | Streiten können, ohne sich zu verlieren';
const wuensche =
  'Längere Laufzeiten und weniger Nachweise. | Bitte ein Budget statt vieler Programme;\nwir wissen vor Ort, was gebraucht wird. | Mehr Zeit zwischen Aufruf und Antragsfrist | Freiwillige Aufgaben dauerhaft mitfinanzieren. | Dass Bund und Land sich abstimmen, bevor etwas Neues beginnt. | Den Satz "das ist freiwillig" seltener hören müssen | Ansprechpersonen, die bleiben.';
const kommentare =
  "Die Ziele passen, die Fristen nicht. | Kommt auf das Programm an. | Für kleine Verwaltungen kaum zu schaffen. | Ohne Verstetigung beginnt jedes Mal alles von vorn. | Seit der letzten Förderperiode ist es besser geworden.";

const usesProgrammes = programme.map(([code]) => code).filter((code) => code !== "KEIN");

const sections: Section<Person>[] = [
  {
    title: "Ihre Kommune und Ihre Funktion",
    questions: [
      {
        code: "A0",
        type: "X",
        text: "<p>Zu Beginn bitten wir Sie um <strong>wenige Angaben zu Ihrer Kommune</strong>. Sie werden nur in Gruppen ausgewertet.</p>",
      },
      {
        code: "A1",
        type: "!",
        text: "In welchem Land liegt Ihre Kommune?",
        mandatory: true,
        answers: options(
          "BB Brandenburg | MV Mecklenburg-Vorpommern | SN Sachsen | ST Sachsen-Anhalt | TH Thüringen",
        ),
        reply: ({ land }) => land,
      },
      {
        code: "A2",
        type: "L",
        text: "Für welche Art von Kommune sind Sie tätig?",
        mandatory: true,
        answers: options(
          "LK Landkreis | KS Kreisfreie Stadt | KA Kreisangehörige Stadt | GE Kreisangehörige Gemeinde | VG Amt, Verbandsgemeinde oder Verwaltungsgemeinschaft",
        ),
        reply: ({ typ }) => typ,
      },
      {
        code: "A3",
        type: "L",
        text: "Wie viele Einwohnerinnen und Einwohner hat Ihre Kommune?",
        mandatory: true,
        answers: options(
          "G1 unter 20 000 | G2 20 000 bis unter 50 000 | G3 50 000 bis unter 100 000 | G4 100 000 bis unter 200 000 | G5 200 000 bis unter 300 000 | G6 300 000 und mehr",
        ),
        reply: ({ size }) => size,
      },
      {
        code: "A4",
        type: "L",
        text: "Welche Funktion haben Sie?",
        other: "eine andere Funktion, nämlich",
        answers: options(
          "DEZ Dezernentin oder Dezernent, Beigeordnete oder Beigeordneter | FBL Fachbereichs- oder Amtsleitung | STAB Stabsstelle, Sozialplanung oder Koordination",
        ),
        reply(_, d) {
          const [code = ""] = d.draw({ DEZ: 30, FBL: 48, STAB: 17, "-oth-": 5 }, 1);
          const others = "Bürgermeisterin | Büro der Landrätin | Gleichstellungsbeauftragte | Projektleitung";
          return { "": code, "[other]": sometimes(d, code === "-oth-" ? 1 : 0, others) };
        },
      },
      {
        code: "A5",
        type: "M",
        text: "Welche Aufgabenbereiche verantworten Sie?",
        help: "Mehrere Antworten sind möglich.",
        other: "Weiteres, nämlich",
        items: bereiche,
        reply(person, d) {
          const chosen = choose(
            d,
            bereiche,
            [0.68, 0.55, by(person, 0.4, 0.34, 0.08), 0.36, 0.33, 0.16],
            "SOZ",
          );
          return { ...marks(chosen), "[other]": sometimes(d, 0.04, "Sport | Ordnung | Gleichstellung") };
        },
      },
    ],
  },
  {
    title: "Was Zusammenhalt bedeutet",
    questions: [
      {
        code: "B1",
        type: "F",
        text: "Was macht sozialen Zusammenhalt aus? Wie wichtig sind dafür aus Ihrer Sicht …",
        items: dimensionen,
        answers: wichtig,
        reply: ({ mood }, d) =>
          table(d, dimensionen, [4.2, 4.35, 3.5, 3.8, 4.55, 4.1, 4.4, 3.9, 4.7], 0.15 * mood, 0.8),
      },
      {
        code: "B2",
        type: "L",
        text: "Wie verstehen Sie sozialen Zusammenhalt in Ihrer Arbeit: eher als persönliche Haltung oder eher als Prinzip sozialpolitischen Handelns?",
        answers: options(
          "1 nur als Haltung | 2 eher als Haltung | 3 beides gleichermaßen | 4 eher als Handlungsprinzip | 5 nur als Handlungsprinzip",
        ),
        reply: ({ leverage }, d) => rate(d, 3.55 + 0.2 * leverage, 0.95),
      },
      {
        code: "B3",
        type: "S",
        text: "Was ist für Sie sozialer Zusammenhalt, in wenigen Worten?",
        silence: 0.45,
        reply: (_, d) => sometimes(d, 1, begriffe),
      },
    ],
  },
  {
    title: "Die Lage vor Ort",
    questions: [
      {
        code: "C1",
        type: "N",
        text: "Wie gut ist es um den sozialen Zusammenhalt in Ihrer Kommune bestellt?",
        help: "0 bedeutet „sehr schlecht“, 10 bedeutet „sehr gut“.",
        attributes: zehn,
        reply: ({ mood }, d) => rate(d, 5.9 + 1.2 * mood, 1, 0, 10),
      },
      {
        code: "C2",
        type: "5",
        text: "Wie hat sich der Zusammenhalt in den letzten fünf Jahren verändert? (1 = deutlich verschlechtert, 5 = deutlich verbessert)",
        reply: ({ mood }, d) => rate(d, 2.5 + 0.4 * mood, 0.75),
      },
      {
        code: "C3",
        type: "R",
        text: "Was gefährdet den Zusammenhalt vor Ort am meisten? Bitte ordnen Sie bis zu drei Gefahren.",
        answers: options(
          "POLAR Politische Polarisierung | VERLU Vertrauensverlust gegenüber Politik und Verwaltung | ALTER Abwanderung und Alterung | RUECK Rückzug von Infrastruktur und Daseinsvorsorge | UNGLE Soziale Ungleichheit | EHREN Nachlassendes Ehrenamt | KONFL Konflikte um Zuwanderung",
        ),
        attributes: { max_subquestions: "3", max_answers: "3" },
        reply(person, d) {
          const [alter, rueck, ungle] = [
            by(person, 4.5, 1.8, 4),
            by(person, 3.5, 1.2, 4.5),
            by(person, 2, 4, 1.5),
          ];
          const weights = {
            POLAR: 6,
            VERLU: 4.5,
            ALTER: alter,
            RUECK: rueck,
            UNGLE: ungle,
            EHREN: 1.8,
            KONFL: 1.5,
          };
          const ranked = d.draw(weights, d.chance(0.9) ? 3 : 2);
          return Object.fromEntries(ranked.map((code, rank) => [`[${rank + 1}]`, code]));
        },
      },
    ],
  },
  {
    title: "Was sich gestalten lässt",
    questions: [
      {
        code: "D1",
        type: "L",
        text: "Wie sehr stimmen Sie zu? „Sozialer Zusammenhalt lässt sich durch sozialpolitisches Handeln in der Kommune gezielt fördern.“",
        answers: options(
          "1 stimme gar nicht zu | 2 stimme eher nicht zu | 3 teils, teils | 4 stimme eher zu | 5 stimme voll zu",
        ),
        silence: 0.02,
        reply: (person, d) => rate(d, by(person, 4.2, 3.8, 3.45) + 0.6 * person.leverage, 0.75),
      },
      {
        code: "D2",
        type: "1",
        text: "Wie wichtig sind die folgenden Felder für den Zusammenhalt, und wie hoch ist der <strong>Einfluss Ihrer Kommune</strong> darauf?",
        items: felder,
        answers: [wichtig, einfluss],
        localized: { dualscale_headerA: "Wichtigkeit", dualscale_headerB: "Einfluss der Kommune" },
        reply(person, d) {
          const [jugend, plan] = [by(person, 3.9, 3.8, 2.9), by(person, 3.9, 3.8, 3.1)];
          const [mobil, wohn] = [by(person, 2.7, 2.9, 2.2), by(person, 2.6, 3.4, 3.1)];
          const importance = table(d, felder, [4.4, 4.25, 4.3, 4, 4.1, 3.8, 3.7], 0, 0.8);
          const shift = 0.4 * person.leverage;
          const influence = table(d, felder, [jugend, mobil, 4, wohn, 3.85, 3.45, plan], shift, 0.85);
          const scale = (ratings: Record<string, string>, which: number) =>
            Object.entries(ratings).map(([row, rating]) => [`${row}[${which}]`, rating]);
          return Object.fromEntries([...scale(importance, 1), ...scale(influence, 2)]);
        },
      },
      {
        code: "D3",
        type: "N",
        text: "Wie groß ist der Einfluss Ihrer Kommune auf den Zusammenhalt vor Ort insgesamt?",
        help: "0 bedeutet „kein Einfluss“, 10 bedeutet „sehr großer Einfluss“.",
        attributes: zehn,
        reply: (person, d) => rate(d, by(person, 6.5, 6.2, 5.5) + 1.1 * person.leverage, 1.2, 0, 10),
      },
    ],
  },
  {
    title: "Programme und Hemmnisse",
    questions: [
      {
        code: "E1",
        type: "P",
        text: "Welche Programme nutzt Ihre Kommune für den Zusammenhalt? Bitte kommentieren Sie, wenn Sie mögen.",
        other: "ein weiteres Programm",
        items: programme,
        attributes: { exclude_all_others: "KEIN" },
        silence: 0.02,
        reply(person, d) {
          const land = person.land === "TH" ? by(person, 0.9, 0.85, 0.4) : by(person, 0.45, 0.4, 0.22);
          const [stadt, demo, mgh] = [
            by(person, 0.12, 0.78, 0.36),
            by(person, 0.72, 0.7, 0.22),
            by(person, 0.5, 0.55, 0.3),
          ];
          const [esf, kette] = [by(person, 0.42, 0.5, 0.08), by(person, 0.34, 0.38, 0.06)];
          const used = choose(d, programme, [stadt, demo, mgh, land, esf, kette, 0], "KEIN");
          if (d.chance(by(person, 0.05, 0.03, 0.2)) || used.includes("KEIN")) return marks(["KEIN"]);
          const comments = used.map((code) => [
            `[${code}comment]`,
            sometimes(d, 0.06, "hilfreich | läuft bald aus | hoher Aufwand"),
          ]);
          return {
            ...marks(used),
            ...Object.fromEntries(comments),
            "[other]": sometimes(d, 0.04, "eine Stiftung | LEADER"),
          };
        },
      },
      {
        code: "E2",
        type: "A",
        text: "Wie gut treffen die Aussagen auf die Programme zu, die Sie nutzen? (1 = trifft gar nicht zu, 5 = trifft voll zu)",
        items: aussagen,
        relevance: {
          equation: `(${usesProgrammes.map((code) => `E1_${code}.NAOK == "Y"`).join(" or ")})`,
          holds: (given) => usesProgrammes.some((code) => given.get(`E1[${code}]`) === "Y"),
        },
        reply: ({ leverage }, d) => table(d, aussagen, [2.2, 2.6, 3.6, 2], 0.2 * leverage, 0.95),
      },
      {
        code: "E3",
        type: "M",
        text: "Was hemmt die Arbeit für den Zusammenhalt in Ihrer Kommune?",
        help: "Mehrere Antworten sind möglich.",
        other: "anderes, nämlich",
        items: hemmnisse,
        reply(person, d) {
          const [haushalt, frist] = [by(person, 0.52, 0.55, 0.64), by(person, 0.74, 0.72, 0.58)];
          const [nachweis, ressort] = [by(person, 0.34, 0.3, 0.52), by(person, 0.27, 0.34, 0.12)];
          const chances = [0.47, haushalt, frist, nachweis, 0.28, ressort, 0.2, 0.13];
          const others = "Ermüdung im Ehrenamt | zu viele Einzelprogramme | Tonfall in den Gremien";
          return { ...marks(choose(d, hemmnisse, chances, "BEFRI")), "[other]": sometimes(d, 0.05, others) };
        },
      },
      {
        code: "E4",
        type: "O",
        text: "Passt die Förderlogik von Bund und Ländern zu den Aufgaben vor Ort?",
        answers: options(
          "JA ja, überwiegend | TEILS teils, teils | NEIN nein, überwiegend nicht | OHNE kann ich nicht beurteilen",
        ),
        reply(person, d) {
          const [code = ""] = d.draw({ JA: 15, TEILS: 42, NEIN: 36, OHNE: by(person, 4, 4, 14) }, 1);
          return { "": code, "[comment]": sometimes(d, 0.16, kommentare) };
        },
      },
      {
        code: "E5",
        type: "K",
        text: "Schätzen Sie bitte: Aus welchen Quellen stammen die Mittel für Ihre Arbeit am Zusammenhalt (in Prozent)?",
        help: "Zusammen 100.",
        items: quellen,
        attributes: { equals_num_value: "100", min_num_value_n: "0", num_value_int_only: "1" },
        silence: 0.06,
        reply({ land }, d) {
          const weights = { EIGEN: 9, LAND: land === "TH" ? 8 : 5, BUND: 4, EU: 2 };
          const drawn = Array.from({ length: 20 }, () => d.draw(weights, 1)[0]);
          return each(quellen, (place) =>
            String(5 * drawn.filter((code) => code === quellen[place]?.[0]).length),
          );
        },
      },
    ],
  },
  {
    title: "Zusammenarbeit",
    questions: [
      {
        code: "F1",
        type: "F",
        text: "Wie oft arbeiten Sie für den Zusammenhalt zusammen mit …",
        items: partner,
        answers: options("1 nie | 2 selten | 3 gelegentlich | 4 regelmäßig | 5 ständig"),
        reply(person, d) {
          const [wohl, verein] = [by(person, 4.2, 4.3, 3.2), by(person, 3.6, 3.8, 4.3)];
          const [schule, job] = [by(person, 3.7, 3.6, 4), by(person, 3.6, 3.5, 2.1)];
          return table(d, partner, [wohl, verein, schule, job, 2.9, 2.3], 0.15 * person.leverage, 0.8);
        },
      },
      {
        code: "F2",
        type: "Y",
        text: "Gibt es in Ihrer Kommune eine ressortübergreifende Strategie für den Zusammenhalt?",
        reply: (person, d) =>
          d.normal() < by(person, 0.2, 0.25, -0.55) + 0.45 * person.leverage ? "Y" : "N",
      },
      {
        code: "F3",
        type: "L",
        text: "Wie verbindlich ist diese Strategie?",
        relevance: { equation: '((F2.NAOK == "Y"))', holds: (given) => given.get("F2") === "Y" },
        answers: options(
          "RAT vom Kreistag, Stadt- oder Gemeinderat beschlossen | VERW innerhalb der Verwaltung verbindlich | ORIEN eine Orientierung ohne feste Verbindlichkeit",
        ),
        reply: (_, d) => d.draw({ RAT: 40, VERW: 22, ORIEN: 38 }, 1).join(),
      },
    ],
  },
  {
    title: "Was Leitungskräfte brauchen",
    questions: [
      {
        code: "G1",
        type: "M",
        text: "Was würde Sie in Ihrer Leitungsaufgabe unterstützen?",
        help: "Mehrere Antworten sind möglich.",
        other: "anderes, nämlich",
        items: hilfen,
        attributes: { exclude_all_others: "KEINE" },
        reply(person, d) {
          const [foerderung, daten] = [by(person, 0.34, 0.28, 0.55), by(person, 0.36, 0.3, 0.18)];
          const chosen = choose(d, hilfen, [0.58, foerderung, 0.38, 0.35, daten, 0.26, 0], "KEINE");
          const other = chosen.includes("KEINE") ? "" : sometimes(d, 0.03, "Zeit | Supervision");
          return { ...marks(chosen), "[other]": other };
        },
      },
    ],
  },
  {
    title: "Ausblick",
    questions: [
      {
        code: "H1",
        type: "L",
        text: "Was erwarten Sie: Wie wird der Zusammenhalt in Ihrer Kommune in fünf Jahren sein?",
        answers: options(
          "1 deutlich schlechter | 2 eher schlechter | 3 unverändert | 4 eher besser | 5 deutlich besser",
        ),
        reply: ({ leverage, mood }, d) => rate(d, 2.9 + 0.3 * mood + 0.3 * leverage, 0.75),
      },
      {
        code: "H2",
        type: "T",
        text: "Was wünschen Sie sich von Bund und Ländern?",
        silence: 0.5,
        reply: (_, d) => sometimes(d, 1, wuensche),
      },
    ],
  },
];

const survey: Survey<Person> = {
  id: 202602,
  title: "DEMONSTRATION – erfundene Zahlen: Von der Haltung zum Handeln",
  description: "Sozialer Zusammenhalt aus Perspektive ostdeutscher Kommunen",
  welcome:
    "<p>Dieser Fragebogen ist ein erfundenes Beispiel. Er fragt Leitungskräfte in Kommunen, ob sich sozialer Zusammenhalt gestalten lässt. Ihre Antworten werden anonym erfasst.</p>",
  end: "<p>Vielen Dank für Ihre Zeit.</p>",
  language: "de",
  admin: { name: "Platzhalter der Demonstration", email: "platzhalter@example.org" },
  expires: "2026-02-20 23:59:00",
  sections,
};

// --- Who is in office, and who takes part

/**
 * Persons in office by Land, type and size class: `type size:persons …`. True are the numbers of Landkreise
 * (14, 6, 10, 11, 17) and kreisfreie Städte (4, 2, 3, 3, 5). Invented: four persons for each Landkreis, six for
 * each kreisfreie Stadt, and everything about municipalities within the Landkreise.
 */
const inOffice: Record<string, string> = {
  BB: "LK G3:12 G4:36 G5:8 | KS G3:18 G4:6 | KA G1:14 G2:20 | GE G1:14 | VG G1:4",
  MV: "LK G4:4 G5:20 | KS G3:6 G5:6 | KA G1:6 G2:6 G3:6 | GE G1:6 | VG G1:6",
  SN: "LK G4:4 G5:28 G6:8 | KS G5:6 G6:12 | KA G1:8 G2:14 G3:4 | GE G1:18",
  ST: "LK G3:8 G4:32 G5:4 | KS G3:6 G5:12 | KA G1:6 G2:16 | GE G1:4 | VG G1:8",
  TH: "LK G3:44 G4:24 | KS G2:6 G3:12 G4:6 G5:6 | KA G1:6 G2:10 | GE G1:6 | VG G1:4",
};

/** One cell of the frame: answer codes, and persons. */
const frame = Object.entries(inOffice).flatMap(([land, types]) =>
  options(types).flatMap(([typ, sizes]) =>
    sizes.split(" ").map((cell) => {
      const [size = "", persons = ""] = cell.split(":");
      return { land, typ, size, persons: Number(persons) };
    }),
  ),
);

const participants = 230;

/** Last page of those who break off; everybody else reaches the end. */
const brokenOff = [1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 7];

/** The participants, in the order in which they took part. */
function participantsOf(seed: number): Person[] {
  const lot = dice(seed, "participation");
  return frame
    .flatMap(({ persons, ...office }) => Array.from({ length: persons }, () => office))
    .map((office, i) => ({ office, i, turn: lot.uniform() / by(office, 1.2, 1, 0.9) }))
    .sort((a, b) => a.turn - b.turn || a.i - b.i)
    .slice(0, participants)
    .map(({ office, i }) => {
      const d = dice(seed, `person ${i}`);
      const [leverage, mood] = [d.normal(), d.normal()];
      return { ...office, leverage, mood: 0.3 * leverage + 0.95 * mood };
    });
}

// --- The files

/** What one participant entered, and how far the survey was followed. */
interface Response {
  given: Given;
  lastPage: number;
  finished: boolean;
  /** LimeSurvey's seed of the response. */
  lot: number;
}

function responsesOf(seed: number): Response[] {
  const lot = dice(seed, "way through the survey");
  const rows = participantsOf(seed);
  const early = lot.draw(Object.fromEntries(rows.map((_, i) => [i, 1])), brokenOff.length).map(Number);
  return rows.map((person, i) => {
    const broken = brokenOff[early.indexOf(i)];
    const lastPage = broken ?? sections.length;
    const given = respond(survey, person, lastPage, (code) => dice(seed, `answer ${i} ${code}`));
    return { given, lastPage, finished: broken === undefined, lot: lot.integer(2 ** 31) };
  });
}

function exported(responses: readonly Response[]): string {
  const columns = columnsOf(survey);
  const cells = responses.map(({ given, lastPage, finished, lot }, i) => {
    const submitted = finished ? "1980-01-01 00:00:00" : null;
    const system = [String(i + 1), submitted, String(lastPage), survey.language, String(lot)];
    return [...system, ...columns.map((column) => given.get(column) ?? null)];
  });
  return limeSurveyCsv(["id", "submitdate", "lastpage", "startlanguage", "seed", ...columns], cells);
}

/** The files of the demonstration by name; the same seed gives the same bytes on every machine. */
export function demonstration(seed: number): { files: Record<string, string> } {
  const responses = responsesOf(seed);
  const finished = responses.flatMap((response) => (response.finished ? [response.given] : []));
  const persons = frame.map(({ land, typ, size, persons }) => [land, typ, size, persons]);
  return {
    files: {
      "survey.lss": lss(survey),
      "responses.csv": exported(responses),
      "population.csv": plainCsv(["land", "typ", "groesse", "n"], persons),
      "results/gestaltbar-modell.csv": resultFile(finished),
    },
  };
}

/** The seed of the files that are kept in `data/`. */
export const seed = 20260638;

if (import.meta.main) {
  const data = join(import.meta.dirname, "..", "data");
  const study = join(data, "study.yaml");
  // The demonstration's responses have the names that real ones would have: those must never be written over.
  if (existsSync(study) && !/^status:\s*demonstration\s*(?:#.*)?$/m.test(readFileSync(study, "utf8"))) {
    console.error("data/study.yaml: keine Demonstration, also wird nichts überschrieben");
    console.error("Hinweis: Erfundene Daten gibt es nur bei status: demonstration.");
    process.exit(1);
  }
  for (const [name, text] of Object.entries(demonstration(seed).files)) {
    mkdirSync(dirname(join(data, name)), { recursive: true });
    writeFileSync(join(data, name), text);
  }
}
