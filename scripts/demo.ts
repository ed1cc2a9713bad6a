/**
 * The demonstration: an invented survey with invented answers, in the form in which LimeSurvey exports a real one.
 * `node scripts/demo.ts` writes it into `data/`. No number in it was ever measured.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { limeSurveyCsv, plainCsv } from "./demo/csv.ts";
import { lss } from "./demo/lss.ts";
import { type Dice, dice } from "./demo/random.ts";
import { columnsOf, respond } from "./demo/respond.ts";
import type { Given, Options, Question, Survey } from "./demo/survey.ts";

/** An invented person in office. */
interface Person {
  land: string;
  /** Answer code of the type of municipality. */
  typ: string;
  /** Landkreis, kreisfreie Stadt, or a municipality within a Landkreis. */
  group: "landkreis" | "stadt" | "gemeinde";
  size: string;
  /** How much the person thinks can be shaped: the factor behind most answers. Standard normal within a group. */
  leverage: number;
  /** How well the person thinks things stand; goes a little with `leverage`, not with group, Land or size. */
  mood: number;
}

type Asked = Question<Person>;

// --- How answers come about -------------------------------------------------------------------------------------

/** A point on a scale: mean and spread in scale points, cut off at the ends. */
const rate = (d: Dice, mean: number, spread: number, low = 1, high = 5): string =>
  String(Math.min(high, Math.max(low, Math.round(mean + spread * d.normal()))));

/** By group: Landkreis, kreisfreie Stadt, municipality within a Landkreis. */
const by = ({ group }: Person, landkreis: number, stadt: number, gemeinde: number): number =>
  ({ landkreis, stadt, gemeinde })[group];

const yes = (d: Dice, chances: Record<string, number>): string[] =>
  Object.keys(chances).filter((code) => d.chance(chances[code] ?? 0));

const marks = (codes: readonly string[]): Record<string, string> =>
  Object.fromEntries(codes.map((code) => [`[${code}]`, "Y"]));

const each = (options: Options, cell: (code: string) => string): Record<string, string> =>
  Object.fromEntries(options.map(([code]) => [`[${code}]`, cell(code)]));

/** A comment or a text that not everybody writes. */
const sometimes = (d: Dice, chance: number, texts: readonly string[]): string =>
  d.chance(chance) ? d.pick(texts) : "";

// --- The questionnaire ------------------------------------------------------------------------------------------

const laender: Options = [
  ["BB", "Brandenburg"],
  ["MV", "Mecklenburg-Vorpommern"],
  ["SN", "Sachsen"],
  ["ST", "Sachsen-Anhalt"],
  ["TH", "Thüringen"],
];
const wichtig: Options = [
  ["1", "gar nicht wichtig"],
  ["2", "eher nicht wichtig"],
  ["3", "teils, teils"],
  ["4", "eher wichtig"],
  ["5", "sehr wichtig"],
];
const einfluss: Options = [
  ["1", "sehr gering"],
  ["2", "eher gering"],
  ["3", "teils, teils"],
  ["4", "eher hoch"],
  ["5", "sehr hoch"],
];
const dimensionen: Options = [
  ["NETZE", "Soziale Netze"],
  ["VERTR", "Vertrauen in die Mitmenschen"],
  ["DIVER", "Akzeptanz von Diversität"],
  ["IDENT", "Identifikation mit dem Gemeinwesen"],
  ["INSTI", "Vertrauen in Institutionen"],
  ["GEREC", "Gerechtigkeitsempfinden"],
  ["SOLID", "Solidarität und Hilfsbereitschaft"],
  ["REGEL", "Anerkennung sozialer Regeln"],
  ["TEILH", "Gesellschaftliche Teilhabe"],
];
const gefahren: Options = [
  ["POLAR", "Politische Polarisierung"],
  ["VERLU", "Vertrauensverlust gegenüber Politik und Verwaltung"],
  ["ALTER", "Abwanderung und Alterung"],
  ["RUECK", "Rückzug von Infrastruktur und Daseinsvorsorge"],
  ["UNGLE", "Soziale Ungleichheit"],
  ["EHREN", "Nachlassendes Ehrenamt"],
  ["KONFL", "Konflikte um Zuwanderung"],
];
const felder: Options = [
  ["JUGEN", "Kinder- und Jugendhilfe, Prävention"],
  ["MOBIL", "Mobilität und Erreichbarkeit"],
  ["BEGEG", "Begegnungsorte und Quartiersarbeit"],
  ["WOHN", "Wohnen und Stadtentwicklung"],
  ["ENGAG", "Engagement- und Vereinsförderung"],
  ["BETEI", "Beteiligung von Bürgerinnen und Bürgern"],
  ["PLAN", "Integrierte Sozialplanung"],
];
const programme: Options = [
  ["STADT", "Städtebauförderung, Programm „Sozialer Zusammenhalt“"],
  ["DEMOK", "Bundesprogramm „Demokratie leben!“"],
  ["MGH", "Mehrgenerationenhäuser"],
  ["LANDP", "Landesprogramme, etwa für Familien und Generationen"],
  ["ESF", "ESF Plus"],
  ["PRAEV", "Präventionsketten"],
  ["KEIN", "keines davon"],
];
const aussagen: Options = [
  ["LAUFZ", "Die Laufzeiten reichen aus, um Wirkungen zu erzielen."],
  ["AUFWA", "Antrag und Nachweis sind mit unserem Personal zu leisten."],
  ["ZIELE", "Die Förderziele passen zu unserem Bedarf."],
  ["FORTF", "Was sich bewährt, können wir nach dem Ende der Förderung fortführen."],
];
const hemmnisse: Options = [
  ["PERSO", "Fehlendes Personal"],
  ["HAUSH", "Haushaltslage und Vorrang der Pflichtaufgaben"],
  ["BEFRI", "Befristete Förderprogramme"],
  ["NACHW", "Aufwand für Anträge und Nachweise"],
  ["ZUSTA", "Zuständigkeiten bei Land oder Bund"],
  ["RESSO", "Abstimmung zwischen den Ressorts"],
  ["MEHRH", "Fehlende politische Mehrheiten"],
  ["DATEN", "Fehlende Daten"],
];
const partner: Options = [
  ["WOHLF", "Freie Wohlfahrtspflege"],
  ["VEREI", "Vereine und Initiativen"],
  ["SCHUL", "Schulen und Kindertageseinrichtungen"],
  ["JOBC", "Jobcenter und Agentur für Arbeit"],
  ["KIRCH", "Kirchen und Religionsgemeinschaften"],
  ["WIRTS", "Unternehmen und Kammern"],
];

const begriffe = [
  "Dass Menschen füreinander einstehen, auch wenn sie verschieden sind.",
  "Vertrauen ineinander und in die Verwaltung",
  "Sich begegnen, sich kennen, sich helfen.",
  'Das "Wir" im Alltag: Nachbarschaft, Verein, Ehrenamt',
  "Verlässliche Regeln; gemeinsame Orte; gegenseitiger Respekt",
  "Niemand bleibt außen vor.",
  "= Zugehörigkeit + Verantwortung",
  "Streiten können, ohne sich zu verlieren",
];
const wuensche = [
  "Längere Laufzeiten und weniger Nachweise.",
  "Bitte ein Budget statt vieler Programme;\nwir wissen vor Ort, was gebraucht wird.",
  "Mehr Zeit zwischen Aufruf und Antragsfrist",
  "Freiwillige Aufgaben dauerhaft mitfinanzieren.",
  "Dass Bund und Land sich untereinander abstimmen, bevor etwas Neues beginnt.",
  'Den Satz "das ist freiwillig" seltener hören müssen',
  "Ansprechpersonen, die bleiben.",
];
const kommentare = [
  "Die Ziele passen, die Fristen nicht.",
  "kommt auf das Programm an",
  "Für kleine Verwaltungen kaum zu schaffen.",
  "Ohne Verstetigung beginnt jedes Mal alles von vorn.",
  "Seit der letzten Förderperiode ist es besser geworden.",
];

const sectionA: Asked[] = [
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
    answers: laender,
    reply: ({ land }) => land,
  },
  {
    code: "A2",
    type: "L",
    text: "Für welche Art von Kommune sind Sie tätig?",
    mandatory: true,
    answers: [
      ["LK", "Landkreis"],
      ["KS", "Kreisfreie Stadt"],
      ["KA", "Kreisangehörige Stadt"],
      ["GE", "Kreisangehörige Gemeinde"],
      ["VG", "Amt, Verbandsgemeinde oder Verwaltungsgemeinschaft"],
    ],
    reply: ({ typ }) => typ,
  },
  {
    code: "A3",
    type: "L",
    text: "Wie viele Einwohnerinnen und Einwohner hat Ihre Kommune?",
    mandatory: true,
    answers: [
      ["G1", "unter 20.000"],
      ["G2", "20.000 bis unter 50.000"],
      ["G3", "50.000 bis unter 100.000"],
      ["G4", "100.000 bis unter 200.000"],
      ["G5", "200.000 bis unter 300.000"],
      ["G6", "300.000 und mehr"],
    ],
    reply: ({ size }) => size,
  },
  {
    code: "A4",
    type: "L",
    text: "Welche Funktion haben Sie?",
    other: "eine andere Funktion, nämlich",
    answers: [
      ["DEZ", "Dezernentin oder Dezernent, Beigeordnete oder Beigeordneter"],
      ["FBL", "Fachbereichs- oder Amtsleitung"],
      ["STAB", "Stabsstelle, Sozialplanung oder Koordination"],
    ],
    reply(_, d) {
      const [code = ""] = d.draw(
        [
          ["DEZ", 30],
          ["FBL", 48],
          ["STAB", 17],
          ["-oth-", 5],
        ],
        1,
      );
      const other = d.pick([
        "Bürgermeisterin",
        "Büro der Landrätin",
        "Gleichstellungsbeauftragte",
        "Projektleitung",
      ]);
      return { "": code, "[other]": code === "-oth-" ? other : "" };
    },
  },
  {
    code: "A5",
    type: "M",
    text: "Welche Aufgabenbereiche verantworten Sie?",
    help: "Mehrere Antworten sind möglich.",
    other: "Weiteres, nämlich",
    items: [
      ["SOZ", "Soziales"],
      ["JUG", "Jugend"],
      ["GES", "Gesundheit"],
      ["BIL", "Bildung und Kultur"],
      ["INT", "Integration"],
      ["STE", "Stadt- und Regionalentwicklung"],
    ],
    reply(person, d) {
      const chosen = yes(d, {
        SOZ: 0.68,
        JUG: 0.55,
        GES: by(person, 0.4, 0.34, 0.08),
        BIL: 0.36,
        INT: 0.33,
        STE: 0.16,
      });
      const codes = chosen.length > 0 ? chosen : ["SOZ"];
      return { ...marks(codes), "[other]": sometimes(d, 0.04, ["Sport", "Ordnung", "Gleichstellung"]) };
    },
  },
];

const sectionB: Asked[] = [
  {
    code: "B1",
    type: "F",
    text: "Was macht sozialen Zusammenhalt aus? Wie wichtig sind dafür aus Ihrer Sicht …",
    items: dimensionen,
    answers: wichtig,
    reply({ mood }, d) {
      const means: Record<string, number> = {
        ...{ NETZE: 4.3, VERTR: 4.4, DIVER: 3.6, IDENT: 3.8, INSTI: 4.5 },
        ...{ GEREC: 4.2, SOLID: 4.4, REGEL: 3.9, TEILH: 4.6 },
      };
      return each(dimensionen, (code) => rate(d, (means[code] ?? 4) + 0.15 * mood, 0.85));
    },
  },
  {
    code: "B2",
    type: "L",
    text: "Wie verstehen Sie sozialen Zusammenhalt in Ihrer Arbeit: eher als persönliche Haltung oder eher als Prinzip sozialpolitischen Handelns?",
    answers: [
      ["1", "nur als Haltung"],
      ["2", "eher als Haltung"],
      ["3", "beides gleichermaßen"],
      ["4", "eher als Handlungsprinzip"],
      ["5", "nur als Handlungsprinzip"],
    ],
    reply: ({ leverage }, d) => rate(d, 3.5 + 0.25 * leverage, 0.95),
  },
  {
    code: "B3",
    type: "S",
    text: "Was ist für Sie sozialer Zusammenhalt, in wenigen Worten?",
    silence: 0.45,
    reply: (_, d) => d.pick(begriffe),
  },
];

const sectionC: Asked[] = [
  {
    code: "C1",
    type: "N",
    text: "Wie gut ist es um den sozialen Zusammenhalt in Ihrer Kommune bestellt?",
    help: "0 bedeutet „sehr schlecht“, 10 bedeutet „sehr gut“.",
    attributes: { min_num_value_n: "0", max_num_value_n: "10", num_value_int_only: "1" },
    reply: ({ mood }, d) => rate(d, 5.9 + 1.3 * mood, 1.1, 0, 10),
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
    answers: gefahren,
    attributes: { max_subquestions: "3", max_answers: "3" },
    reply(person, d) {
      const weights = gefahren.map(([code]): [string, number] => [
        code,
        {
          POLAR: 6,
          VERLU: 4.5,
          ALTER: by(person, 4.5, 1.8, 4),
          RUECK: by(person, 3.5, 1.2, 4.5),
          UNGLE: by(person, 2, 4, 1.5),
          EHREN: 1.8,
          KONFL: 1.5,
        }[code] ?? 1,
      ]);
      const ranked = d.draw(weights, d.chance(0.9) ? 3 : 2);
      return Object.fromEntries(ranked.map((code, rank) => [`[${rank + 1}]`, code]));
    },
  },
];

const sectionD: Asked[] = [
  {
    code: "D1",
    type: "L",
    text: "Wie sehr stimmen Sie zu? „Sozialer Zusammenhalt lässt sich durch sozialpolitisches Handeln in der Kommune gezielt fördern.“",
    answers: [
      ["1", "stimme gar nicht zu"],
      ["2", "stimme eher nicht zu"],
      ["3", "teils, teils"],
      ["4", "stimme eher zu"],
      ["5", "stimme voll zu"],
    ],
    silence: 0.02,
    reply: (person, d) => rate(d, by(person, 4.15, 3.85, 3.5) + 0.6 * person.leverage, 0.75),
  },
  {
    code: "D2",
    type: "1",
    text: "Wie wichtig sind die folgenden Felder für den Zusammenhalt, und wie hoch ist der <strong>Einfluss Ihrer Kommune</strong> darauf?",
    items: felder,
    answers: [wichtig, einfluss],
    localized: { dualscale_headerA: "Wichtigkeit", dualscale_headerB: "Einfluss der Kommune" },
    reply(person, d) {
      const means: Record<string, [importance: number, influence: number]> = {
        BEGEG: [4.3, 4.0],
        ENGAG: [4.2, 3.85],
        PLAN: [3.8, by(person, 3.9, 3.8, 3.1)],
        JUGEN: [4.4, by(person, 3.9, 3.8, 2.9)],
        BETEI: [3.9, 3.45],
        WOHN: [4.0, by(person, 2.6, 3.4, 3.1)],
        MOBIL: [4.25, by(person, 2.7, 2.9, 2.2)],
      };
      const cells = felder.map(([code]) => {
        const [importance, influence] = means[code] ?? [4, 3];
        return {
          [`[${code}][1]`]: rate(d, importance, 0.8),
          [`[${code}][2]`]: rate(d, influence + 0.4 * person.leverage, 0.85),
        };
      });
      return Object.assign({}, ...cells) as Record<string, string>;
    },
  },
  {
    code: "D3",
    type: "N",
    text: "Wie groß ist der Einfluss Ihrer Kommune auf den Zusammenhalt vor Ort insgesamt?",
    help: "0 bedeutet „kein Einfluss“, 10 bedeutet „sehr großer Einfluss“.",
    attributes: { min_num_value_n: "0", max_num_value_n: "10", num_value_int_only: "1" },
    reply: (person, d) => rate(d, by(person, 6.5, 6.2, 5.5) + 1.1 * person.leverage, 1.2, 0, 10),
  },
];

const usesProgrammes = programme.map(([code]) => code).filter((code) => code !== "KEIN");

const sectionE: Asked[] = [
  {
    code: "E1",
    type: "P",
    text: "Welche Programme nutzt Ihre Kommune für den Zusammenhalt? Bitte kommentieren Sie, wenn Sie mögen.",
    other: "ein weiteres Programm",
    items: programme,
    attributes: { exclude_all_others: "KEIN" },
    silence: 0.02,
    reply(person, d) {
      const none = d.chance(by(person, 0.06, 0.04, 0.34));
      const used = yes(d, {
        STADT: by(person, 0.12, 0.78, 0.36),
        DEMOK: by(person, 0.72, 0.7, 0.22),
        MGH: by(person, 0.5, 0.55, 0.3),
        LANDP: person.land === "TH" ? by(person, 0.9, 0.85, 0.4) : by(person, 0.45, 0.4, 0.22),
        ESF: by(person, 0.42, 0.5, 0.08),
        PRAEV: by(person, 0.34, 0.38, 0.06),
      });
      if (none || used.length === 0) return marks(["KEIN"]);
      const comments = used.map((code) => [
        `[${code}comment]`,
        sometimes(d, 0.06, ["hilfreich", "läuft bald aus", "hoher Aufwand"]),
      ]);
      const other = sometimes(d, 0.04, ["eine Stiftung", "LEADER"]);
      return { ...marks(used), ...Object.fromEntries(comments), "[other]": other };
    },
  },
  {
    code: "E2",
    type: "A",
    text: "Wie gut treffen die Aussagen auf die Programme zu, die Sie nutzen? (1 = trifft gar nicht zu, 5 = trifft voll zu)",
    items: aussagen,
    relevance: {
      equation: `(${usesProgrammes.map((code) => `E1_${code}.NAOK == "Y"`).join(" or ")})`,
      holds: (given: Given) => usesProgrammes.some((code) => given.get(`E1[${code}]`) === "Y"),
    },
    reply({ leverage }, d) {
      const means: Record<string, number> = { LAUFZ: 2.2, AUFWA: 2.6, ZIELE: 3.6, FORTF: 2.0 };
      return each(aussagen, (code) => rate(d, (means[code] ?? 3) + 0.2 * leverage, 0.95));
    },
  },
  {
    code: "E3",
    type: "M",
    text: "Was hemmt die Arbeit für den Zusammenhalt in Ihrer Kommune?",
    help: "Mehrere Antworten sind möglich.",
    other: "anderes, nämlich",
    items: hemmnisse,
    reply(person, d) {
      const chances: Record<string, number> = {
        ...{ PERSO: 0.48, HAUSH: by(person, 0.54, 0.58, 0.7), BEFRI: by(person, 0.74, 0.72, 0.52) },
        ...{
          NACHW: by(person, 0.34, 0.3, 0.52),
          ZUSTA: by(person, 0.26, 0.24, 0.4),
          RESSO: by(person, 0.27, 0.34, 0.12),
        },
        ...{ MEHRH: 0.2, DATEN: 0.15 },
      };
      const chosen = yes(d, chances);
      const texts = ["Ermüdung im Ehrenamt", "zu viele Einzelprogramme", "Tonfall in den Gremien"];
      return { ...marks(chosen.length > 0 ? chosen : ["BEFRI"]), "[other]": sometimes(d, 0.05, texts) };
    },
  },
  {
    code: "E4",
    type: "O",
    text: "Passt die Förderlogik von Bund und Ländern zu den Aufgaben vor Ort?",
    answers: [
      ["JA", "ja, überwiegend"],
      ["TEILS", "teils, teils"],
      ["NEIN", "nein, überwiegend nicht"],
      ["OHNE", "kann ich nicht beurteilen"],
    ],
    reply(person, d) {
      const [code = ""] = d.draw(
        [
          ["JA", 15],
          ["TEILS", 42],
          ["NEIN", 36],
          ["OHNE", by(person, 4, 4, 14)],
        ],
        1,
      );
      return { "": code, "[comment]": sometimes(d, 0.16, kommentare) };
    },
  },
  {
    code: "E5",
    type: "K",
    text: "Schätzen Sie bitte: Aus welchen Quellen stammen die Mittel für Ihre Arbeit am Zusammenhalt (in Prozent)?",
    help: "Zusammen 100.",
    items: [
      ["EIGEN", "Eigene Mittel der Kommune"],
      ["LAND", "Land"],
      ["BUND", "Bund"],
      ["EU", "Europäische Union, Stiftungen und andere"],
    ],
    attributes: { equals_num_value: "100", min_num_value_n: "0", num_value_int_only: "1" },
    silence: 0.06,
    reply(person, d) {
      const weights: [string, number][] = [
        ["EIGEN", 9],
        ["LAND", person.land === "TH" ? 8 : 5],
        ["BUND", 4],
        ["EU", 2],
      ];
      const twentieths = Array.from({ length: 20 }, () => d.draw(weights, 1)[0]);
      return Object.fromEntries(
        weights.map(([code]) => [
          `[${code}]`,
          String(5 * twentieths.filter((drawn) => drawn === code).length),
        ]),
      );
    },
  },
];

const sectionsFH: Asked[][] = [
  [
    {
      code: "F1",
      type: "F",
      text: "Wie oft arbeiten Sie für den Zusammenhalt zusammen mit …",
      items: partner,
      answers: [
        ["1", "nie"],
        ["2", "selten"],
        ["3", "gelegentlich"],
        ["4", "regelmäßig"],
        ["5", "ständig"],
      ],
      reply(person, d) {
        const means: Record<string, number> = {
          ...{
            WOHLF: by(person, 4.2, 4.3, 3.2),
            VEREI: by(person, 3.6, 3.8, 4.3),
            SCHUL: by(person, 3.7, 3.6, 4),
          },
          ...{ JOBC: by(person, 3.6, 3.5, 2.1), KIRCH: 2.9, WIRTS: 2.3 },
        };
        return each(partner, (code) => rate(d, (means[code] ?? 3) + 0.15 * person.leverage, 0.8));
      },
    },
    {
      code: "F2",
      type: "Y",
      text: "Gibt es in Ihrer Kommune eine ressortübergreifende Strategie für den Zusammenhalt?",
      reply: (person, d) => (d.normal() < by(person, 0.2, 0.25, -0.55) + 0.45 * person.leverage ? "Y" : "N"),
    },
    {
      code: "F3",
      type: "L",
      text: "Wie verbindlich ist diese Strategie?",
      relevance: { equation: '((F2.NAOK == "Y"))', holds: (given: Given) => given.get("F2") === "Y" },
      answers: [
        ["RAT", "vom Kreistag, Stadt- oder Gemeinderat beschlossen"],
        ["VERW", "innerhalb der Verwaltung verbindlich"],
        ["ORIEN", "eine Orientierung ohne feste Verbindlichkeit"],
      ],
      reply: (_, d) =>
        d.draw(
          [
            ["RAT", 40],
            ["VERW", 22],
            ["ORIEN", 38],
          ],
          1,
        )[0] ?? "",
    },
  ],
  [
    {
      code: "G1",
      type: "M",
      text: "Was würde Sie in Ihrer Leitungsaufgabe unterstützen?",
      help: "Mehrere Antworten sind möglich.",
      other: "anderes, nämlich",
      items: [
        ["AUSTA", "Kollegialer Austausch mit anderen Kommunen"],
        ["FOERD", "Beratung zu Förderprogrammen"],
        ["PROZE", "Begleitung von Veränderungsprozessen"],
        ["RUECK", "Rückendeckung durch Politik und Verwaltungsspitze"],
        ["DATEN", "Daten und Monitoring"],
        ["FORTB", "Fortbildung"],
        ["KEINE", "nichts davon"],
      ],
      attributes: { exclude_all_others: "KEINE" },
      reply(person, d) {
        const chosen = yes(d, {
          ...{ AUSTA: 0.58, FOERD: by(person, 0.34, 0.28, 0.55), PROZE: 0.38, RUECK: 0.35 },
          ...{ DATEN: by(person, 0.36, 0.3, 0.18), FORTB: 0.26 },
        });
        if (chosen.length === 0 || d.chance(0.04)) return marks(["KEINE"]);
        return { ...marks(chosen), "[other]": sometimes(d, 0.03, ["Zeit", "Supervision"]) };
      },
    },
  ],
  [
    {
      code: "H1",
      type: "L",
      text: "Was erwarten Sie: Wie wird der Zusammenhalt in Ihrer Kommune in fünf Jahren sein?",
      answers: [
        ["1", "deutlich schlechter"],
        ["2", "eher schlechter"],
        ["3", "unverändert"],
        ["4", "eher besser"],
        ["5", "deutlich besser"],
      ],
      reply: ({ leverage, mood }, d) => rate(d, 2.9 + 0.3 * mood + 0.3 * leverage, 0.75),
    },
    {
      code: "H2",
      type: "T",
      text: "Was wünschen Sie sich von Bund und Ländern?",
      silence: 0.5,
      reply: (_, d) => d.pick(wuensche),
    },
  ],
];

const [sectionF = [], sectionG = [], sectionH = []] = sectionsFH;

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
  sections: [
    { title: "Ihre Kommune und Ihre Funktion", questions: sectionA },
    { title: "Was Zusammenhalt bedeutet", questions: sectionB },
    { title: "Die Lage vor Ort", questions: sectionC },
    { title: "Was sich gestalten lässt", questions: sectionD },
    { title: "Programme und Hemmnisse", questions: sectionE },
    { title: "Zusammenarbeit", questions: sectionF },
    { title: "Was Leitungskräfte brauchen", questions: sectionG },
    { title: "Ausblick", questions: sectionH },
  ],
};

// --- Who is in office, and who takes part -----------------------------------------------------------------------

/**
 * Persons in office by Land, type and size class. The numbers of Landkreise (14, 6, 10, 11, 17) and kreisfreie
 * Städte (4, 2, 3, 3, 5) are true; four persons for each Landkreis, six for each kreisfreie Stadt, and everything
 * about municipalities within the Landkreise are invented.
 */
const frame: [land: string, typ: string, size: string, persons: number][] = (
  [
    [
      "BB",
      {
        LK: { G3: 12, G4: 36, G5: 8 },
        KS: { G3: 18, G4: 6 },
        KA: { G1: 14, G2: 20 },
        GE: { G1: 14 },
        VG: { G1: 4 },
      },
    ],
    [
      "MV",
      {
        LK: { G4: 4, G5: 20 },
        KS: { G3: 6, G5: 6 },
        KA: { G1: 6, G2: 6, G3: 6 },
        GE: { G1: 6 },
        VG: { G1: 6 },
      },
    ],
    [
      "SN",
      { LK: { G4: 4, G5: 28, G6: 8 }, KS: { G5: 6, G6: 12 }, KA: { G1: 8, G2: 14, G3: 4 }, GE: { G1: 18 } },
    ],
    [
      "ST",
      {
        LK: { G3: 8, G4: 32, G5: 4 },
        KS: { G3: 6, G5: 12 },
        KA: { G1: 6, G2: 16 },
        GE: { G1: 4 },
        VG: { G1: 8 },
      },
    ],
    [
      "TH",
      {
        LK: { G3: 44, G4: 24 },
        KS: { G2: 6, G3: 12, G4: 6, G5: 6 },
        KA: { G1: 6, G2: 10 },
        GE: { G1: 6 },
        VG: { G1: 4 },
      },
    ],
  ] as [string, Record<string, Record<string, number>>][]
).flatMap(([land, types]) =>
  Object.entries(types).flatMap(([typ, sizes]) =>
    Object.entries(sizes).map(([size, persons]): [string, string, string, number] => [
      land,
      typ,
      size,
      persons,
    ]),
  ),
);

const groupOf = (typ: string): Person["group"] =>
  typ === "LK" ? "landkreis" : typ === "KS" ? "stadt" : "gemeinde";

/** Where leaders think that more, or less, can be shaped than elsewhere. */
const landLeverage: Record<string, number> = { BB: 0, MV: 0, SN: -0.3, ST: -0.1, TH: 0.45 };

/** How readily a person takes part, relative to the others. */
const readiness: Record<Person["group"], number> = { landkreis: 1.2, stadt: 1, gemeinde: 0.85 };

const participants = 230;

/** Last page of those who break off; the rest reaches the end. */
const brokenOff = [1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 7];

function personsOf(seed: number): Person[] {
  const inOffice = frame.flatMap(([land, typ, size, persons]) =>
    Array.from({ length: persons }, () => ({ land, typ, group: groupOf(typ), size })),
  );
  const lot = dice(seed, "participation");
  const taking = inOffice
    .map((office, i) => ({ office, i, turn: lot.uniform() / readiness[office.group] }))
    .sort((a, b) => a.turn - b.turn || a.i - b.i)
    .slice(0, participants);
  return taking.map(({ office, i }) => {
    const d = dice(seed, `person ${i}`);
    const leverage = d.normal() + (landLeverage[office.land] ?? 0);
    return {
      ...office,
      leverage,
      mood: 0.95 * d.normal() + 0.3 * (leverage - (landLeverage[office.land] ?? 0)),
    };
  });
}

// --- The files --------------------------------------------------------------------------------------------------

const groupIds: Record<string, string> = {
  ...{
    BB: "brandenburg",
    MV: "mecklenburg-vorpommern",
    SN: "sachsen",
    ST: "sachsen-anhalt",
    TH: "thueringen",
  },
  ...{ G1: "unter-20000", G2: "ab-20000", G3: "ab-50000", G4: "ab-100000", G5: "ab-200000", G6: "ab-300000" },
};

function population(): string {
  const cells = new Map<string, number>();
  for (const [land, typ, size, persons] of frame) {
    const key = [groupIds[land], groupOf(typ), groupIds[size]].join(";");
    cells.set(key, (cells.get(key) ?? 0) + persons);
  }
  const rows = [...cells].map(([key, persons]) => [...key.split(";"), persons]);
  return plainCsv(["land", "typ", "groesse", "n"], rows);
}

function responses(seed: number): string {
  const breaks = dice(seed, "break-offs");
  const breakOffs = new Map(
    breaks
      .draw(
        Array.from({ length: participants }, (_, i) => [i, 1] as const),
        brokenOff.length,
      )
      .map((person, i) => [person, brokenOff[i] ?? 1]),
  );
  const columns = columnsOf(survey);
  const rows = personsOf(seed).map((person, i) => {
    const lastPage = breakOffs.get(i) ?? survey.sections.length;
    const given = respond(survey, person, lastPage, (code) => dice(seed, `${i} ${code}`));
    const submitted = breakOffs.has(i) ? null : "1980-01-01 00:00:00";
    const system = [
      String(i + 1),
      submitted,
      String(lastPage),
      survey.language,
      String(breaks.integer(2 ** 31)),
    ];
    return [...system, ...columns.map((column) => given.get(column) ?? null)];
  });
  return limeSurveyCsv(["id", "submitdate", "lastpage", "startlanguage", "seed", ...columns], rows);
}

/** The files of the demonstration by name; the same seed gives the same bytes on every machine. */
export function demonstration(seed: number): { files: Record<string, string> } {
  return {
    files: {
      "survey.lss": lss(survey),
      "responses.csv": responses(seed),
      "population.csv": population(),
    },
  };
}

/** The seed of the files that are kept in `data/`. */
export const seed = 20260220;

if (import.meta.main) {
  for (const [name, text] of Object.entries(demonstration(seed).files)) {
    writeFileSync(join(import.meta.dirname, "..", "data", name), text);
  }
}
