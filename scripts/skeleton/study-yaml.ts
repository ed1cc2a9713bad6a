import { Document, visit } from "yaml";
import type { Proposal, Proposals } from "./groupings.ts";
import { releaseYaml } from "./release-yaml.ts";
import { legalYaml, pagesYaml } from "./site-yaml.ts";

/** What `study.yaml` is made from. */
export interface StudyDraft {
  title: string;
  /** Columns of the export that belong to no question. */
  ignore: readonly string[];
  proposals: Proposals;
  /** Codes of questions whose answers would follow from the publication: that are withheld, and that are no secret. */
  withhold?: readonly string[];
  known?: readonly string[];
}

/** The text of a new `study.yaml`: what the export tells is filled in, everything else explained and left open. */
export function studyYaml({ title, ignore, proposals, withhold = [], known = [] }: StudyDraft): string {
  return `# Beschreibung der Studie: alles, was der Bericht wissen muss und nicht in der Umfrage steht.
#
# So ist die Datei zu lesen: Ein Feld ist ein Wort mit Doppelpunkt, dahinter steht sein Wert. Über jedem Feld steht,
# was es bedeutet. Zeilen, die mit # beginnen, werden nicht gelesen; ein Feld mit # davor ist leer und lässt sich
# ausfüllen, indem das # gelöscht wird. Eingerückt wird mit Leerzeichen, nie mit Tabulator.
# Was noch zu entscheiden ist, steht in OFFEN.md. Nach jeder Änderung: npm run data

# Stand der Veröffentlichung. demonstration: erfundene Zahlen, so gekennzeichnet auf jeder Seite und in jeder Datei.
# draft: echte Zahlen, noch nicht veröffentlicht. final: veröffentlicht. Ohne Angabe: draft.
status: draft

# Titel des Berichts; das einzige Feld, das nicht fehlen darf. Hier: der Titel der Umfrage.
${field({ title })}
# Untertitel. Ohne Angabe: keiner.
subtitle: ""

# Art der Veröffentlichung, steht über dem Titel. Ohne Angabe: Bericht.
kind: Bericht

# Personen. Noch einzutragen; die Reihenfolge der Einträge ist die Reihenfolge im Zitat.
people: []
# So sieht ein Eintrag aus (people: ohne [] darüber, dann für jede Person):
#   # Vor- und Nachname mit Titel, wie er zitiert werden soll.
#   - name: Prof. Dr. Vorname Nachname
#     # author: wird als Autorin oder Autor zitiert. contact: beantwortet Fragen zum Inhalt. technical: zur Technik.
#     # Ohne Angabe: author.
#     role: author
#     # ORCID ohne Adresse. Darf fehlen.
#     orcid: 0000-0000-0000-0000
#     # E-Mail-Adresse, die veröffentlicht wird. Darf fehlen.
#     email: vorname.nachname@example.org

# Beteiligte Einrichtungen, in der Reihenfolge, in der sie genannt werden. Noch einzutragen.
institutions: []
# So sieht ein Eintrag aus (institutions: ohne [] darüber, dann für jede Einrichtung):
#   # Name, wie er auf der Titelseite steht.
#   - name: Institut mit vollem Namen
#     # Kurzform für Quellenangaben. Ohne Angabe: der Name.
#     short: Kurzform
#     # publisher: gibt heraus und wird zitiert. funder: fördert. supporter: unterstützt.
#     role: publisher
#     # Sitz. Darf fehlen.
#     place: Ort
#     # Internetadresse. Darf fehlen.
#     url: https://www.example.org/
#     # Kennung im Research Organization Registry (ror.org), ohne Adresse. Darf fehlen.
#     ror: 000000000

# Grundgesamtheit: wer gefragt wurde.
population:
  # In Worten, für Startseite und Methodik. Noch einzutragen.
  description: ""
  # Wofür eine Antwort steht, in der Mehrzahl. Ohne Angabe: Befragte.
  unit: Befragte
  # Tabelle der Grundgesamtheit in data/: je Gruppierung (unten) eine Spalte mit den Antwortcodes der Frage, dazu die
  # Spalte n mit der Zahl der Personen. Darf fehlen; dann gibt es keine Beteiligung in Prozent.
  # file: population.csv
  # Was die Spalte n zählt. persons: Personen, wie die Antworten. units: etwas anderes, etwa Kommunen oder Einrichtungen;
  # dann gibt es keine Beteiligung in Prozent, und uncertainty bleibt none. Ohne Angabe: persons.
  counts: persons
  # Ob mehrere Personen aus demselben Haus geantwortet haben können, in einem Satz; er steht in der Methodenkarte.
  # Noch einzutragen.
  clustering: ""

# Wie eingeladen wurde, in einem Satz (offener Link, persönlicher Zugang, Erinnerungen). Leer heißt: noch offen.
recruitment: ""

# Art der Erhebung, für Quellenangaben. Ohne Angabe: Befragung.
mode: Befragung

# Feldzeit, als Jahr-Monat-Tag. Noch einzutragen: field: ohne {}, darunter die beiden Zeilen ohne #.
field: {}
  # Erster Tag.
  # from: 2000-01-01
  # Letzter Tag.
  # to: 2000-01-31

# Sprachen des Berichts; die erste ist die der Seiten. Ohne Angabe: de.
languages: [de]

# Hausstil der Sprache.
style:
  # paired: weibliche und männliche Form nebeneinander. colon: Schreibweise mit Doppelpunkt. Ohne Angabe: paired.
  gender: paired

# Welche Antworten verwendet werden.
responses:
  # completed: nur, wer den Fragebogen bis zum Ende ausgefüllt hat. all: auch abgebrochene. Ohne Angabe: completed.
  include: completed
  # Spalten des Exports, die zu keiner Frage gehören und beim Lesen entfallen, etwa angehängte Merkmale aus einer
  # Teilnehmerliste. Die von LimeSurvey selbst (id, submitdate, seed …) entfallen immer. Ohne Angabe: keine.
${indented({ ignore }, "  ")}  # Antworten, die nicht mitzählen, etwa Testeinträge: je Eintrag der Grund, der veröffentlicht wird, und Bedingungen,
  # die alle zugleich gelten müssen. Ohne Angabe: keine.
  exclude: []
  # So sieht ein Eintrag aus (exclude: ohne [] darüber, dann für jeden Grund):
  #   - reason: Testeinträge
  #     when:
  #       # Code einer Frage oder Name einer Spalte (C2[SQ1]); dazu, was von der Antwort gilt.
  #       - question: A9
  #         # Die Antwort ist eine von diesen Codes, bei einer Mehrfachauswahl Y.
  #         answers: [X1, X2]
  #       - question: A7
  #         # Die Zahl ist mindestens diese. Darf fehlen.
  #         from: 0
  #         # Die Zahl ist kleiner als diese. Darf fehlen.
  #         below: 18
  #       - question: H2
  #         # Es gibt eine Antwort (true) oder keine (false). Die Spalte der Gewichte (weights) lässt sich ebenso nennen.
  #         answered: false
  #   # Einzelne Testeinträge nach der Antwort-ID des Exports. Diese Datei ist öffentlich: nur IDs von Testeinträgen.
  #   - reason: Probeläufe
  #     when: [{ question: id, answers: [3, 17] }]
  # Gewichte: Spalte des Exports oder Code der Frage, in der das Gewicht jeder Antwort steht. Ohne Angabe: ungewichtet.
  # weights: GEWICHT

# Gruppierungen, nach denen Ergebnisse verglichen werden. Ihr Name ist zugleich der Spaltenname in population.csv und
# steht in Abbildungen hinter by:. Der Name einer Gruppe steht in Texten hinter @. Mehr Gruppierungen heißt weniger
# Schutz: Hier steht nur, was der Bericht braucht. Gruppen werden zusammengelegt, indem in codes: mehrere stehen.
# Vorgeschlagen sind Fragen mit zwei bis acht Antworten vom Anfang des Fragebogens, deren Gruppen alle groß genug
# sind. label ist der gekürzte Fragetext und wird zur Überschrift: bitte durch ein Wort oder zwei ersetzen.
${groupingsText(proposals)}# Aus einer Zahl (Alter, Jahre im Amt) entstehen Klassen: statt codes: steht from: für die kleinste Zahl der Klasse und
# below: für die Zahl, mit der die nächste beginnt; ein offenes Ende bleibt weg. So sieht es aus, eingerückt unter
# groupings: (dort ohne {}):
#   amtsjahre:
#     label: Jahre im Amt
#     question: A8
#     groups:
#       unter-5: { label: unter 5 Jahre, below: 5 }
#       ab-5: { label: 5 bis unter 10 Jahre, from: 5, below: 10 }
#       ab-10: { label: 10 Jahre und mehr, from: 10 }
# Zwei Gruppierungen lassen sich kreuzen: cross: nennt beide, ihre Gruppen heißen dann unter-5-ja. Das verrät schnell
# etwas über Einzelne: Erscheinen darf das nur, wenn die Prüfung es für alle Fragen bestätigt.
#   amtsjahre-leitung:
#     label: Jahre im Amt und Leitung
#     cross: [amtsjahre, leitung]

${pagesYaml}# Was der Fragebogen von einer Frage nicht sagt oder falsch sagt, nach Fragencode. Ohne Angabe: nichts.
questions: {}
# So sieht es aus (questions: ohne {} darüber, dann für jede Frage):
#   C2:
#     # Antwortcodes, die als fehlend gelten (weiß nicht, keine Angabe): Sie gehören zu keiner Basis und in keine
#     # Tabelle. Bei einer Zahl die Zahlen selbst, in Anführungszeichen ("-9"). Ohne Angabe: keine.
#     missing: [A6]
#     # Wo das hohe Ende der Skala ist. ascending: Die letzte Antwort ist die höchste. descending: die erste.
#     # Ohne Angabe: was sich am Wortlaut der Antworten erkennen lässt.
#     direction: descending
#   D4:
#     # number: Die Antworten auf einen Text oder eine Gleichung sind Zahlen und werden so ausgewertet.
#     as: number

# Offene Antworten, die jemand Kategorien zugeordnet hat: Nur so erscheinen sie, nie als Text, außer einzelnen, die unter
# quotes freigegeben sind. Der Name ist der Code der offenen Frage oder der ihrer Spalte (B1[other], Q7[SQ1]). Wie die
# Tabelle aussieht, sagt data/README.md.
# Ohne Angabe: keine.
codings: {}
# So sieht es aus (codings: ohne {} darüber, dann für jede Frage oder Spalte):
#   C9:
#     # Tabelle in data/codes. Sie enthält Angaben einzelner Personen und bleibt außerhalb des Repositoriums.
#     file: codes/C9.csv
#     # Wortlaut, unter dem die Ergebnisse stehen. Ohne Angabe: der Wortlaut der Frage.
#     label: Was fehlt am meisten?
#     # Kategorien: Code, wie er in der Tabelle steht, und Bezeichnung, in der Reihenfolge der Anzeige. Codes aus
#     # Ziffern stehen immer aufsteigend.
#     categories: { geld: Geld, zeit: Zeit, rest: Sonstiges }

# Anderswo gerechnete Ergebnisse (aus R oder SPSS), die in data/results liegen, nach Dateinamen ohne .csv. Das Programm
# kann sie nicht auf Anonymität prüfen: Veröffentlicht wird nur, was eine Person hier mit ihrem Namen freigibt.
# Ohne Angabe: keine.
results: {}
# So sieht es aus (results: ohne {} darüber, dann für jede Datei):
#  modell-1:
#    # Wer das Ergebnis freigibt; der Name wird veröffentlicht.
#    by: Vorname Nachname
#    # Tag der Freigabe, als Jahr-Monat-Tag.
#    date: 2000-01-31
#    # Zahl der Personen, auf deren Antworten es beruht; steht auch in der Datei und muss dieselbe sein.
#    n: 198

# Offene Antworten, die im Wortlaut gezeigt werden dürfen, auf Folien mit kind: quote: nur diese, und nur, was eine Person
# gelesen und mit ihrem Namen freigegeben hat. Sie sieht darauf, dass weder der Wortlaut noch sein Inhalt verrät, wer
# geantwortet hat; Angaben zur Person stehen nie dabei. Was den Befragten versprochen ist, geht vor: Mit content/pages/
# anonymitaet.md muss zusammenpassen, was hier steht. Ohne Angabe: keine.
quotes: {}
# So sieht es aus (quotes: ohne {} darüber, dann für jedes Zitat):
#   begegnung:
#     # Code der offenen Frage, auf die geantwortet wurde.
#     question: H2
#     # Der Wortlaut, so wie er gezeigt wird.
#     text: Ein Ort, an dem man sich trifft, ohne dass jemand dafür eine Begründung schreiben muss.
#     # Wer das Zitat freigibt. Der Name steht auch in data/derived/study.json, aber nicht in der Veröffentlichung.
#     by: Vorname Nachname
#     # Tag der Freigabe, als Jahr-Monat-Tag.
#     date: 2000-01-31

# Schutz der Befragten: was veröffentlicht werden darf, festgelegt, bevor jemand die Antworten sieht.
policy:
  # Gegen wen geprüft wird, ob aus der Veröffentlichung sicher folgt, was jemand geantwortet hat. roster: weiß, wer
  # teilgenommen hat. frame: weiß nur, wer hätte teilnehmen können. insider: hat selbst teilgenommen und kennt die
  # eigenen Antworten; dauert länger und ist für status: final nötig. Ohne Angabe: roster.
  attacker: roster
  # Kleinste Zahl von Personen in einer veröffentlichten Gruppe, in allen übrigen zusammen und in allem, was
  # zurückgehalten wird. Mindestens 3. Ohne Angabe: 10.
  threshold: 10
  # Codes der Fragen, die die Person selbst beschreiben: Sie erscheinen nur im Gesamtergebnis, nie nach Gruppen.
  # Ohne Angabe: keine.
  totalOnly: []
  # Codes der Fragen, deren Antworten gar nicht veröffentlicht werden. Ohne Angabe: keine.
${indented({ withhold }, "  ")}  # Codes der Fragen, deren Antwort kein Geheimnis ist (Einwilligung, Teilnahmebedingung): Bei der Prüfung gilt sie als
  # bekannt. Nur Fragen mit genau einer Antwort. Ohne Angabe: keine.
${indented({ known }, "  ")}  # Tabellen, die anders veröffentlicht werden, als die Regel es erlaubt; der Grund erscheint im Bericht.
  # Ohne Angabe: keine.
  exceptions: []
  # So sieht ein Eintrag aus (exceptions: ohne [] darüber):
  #   - question: X1
  #     by: amtsjahre-leitung
  #     # base5 rundet alle Zahlen auf Vielfache von 5; suppression hält Zahlen unter least zurück, und was sie verriete.
  #     method: base5
  #     reason: Danach wird häufig gefragt.

# Mit welcher Annahme über die Befragten hinaus geschlossen werden darf. Wer freiwillig antwortet, ist keine
# Zufallsstichprobe; deshalb ist das eine Entscheidung, und sie steht bei jeder Abbildung und in der Methodik.
# none: mit keiner; die Zahlen gelten für die Befragten.
# bounds: mit dem äußersten Fall, dass von den übrigen der Grundgesamtheit niemand so geantwortet hätte oder alle.
# model: als wäre es Zufall, wer geantwortet hat; es erscheinen 95-%-Intervalle.
# bounds braucht population.file und ungewichtete Antworten. Zählt population.file keine Personen, bleibt nur none.
# Ohne Angabe: none.
uncertainty: none

# Wann sich zwei Gruppen deutlich unterscheiden: Danach entscheidet sich, ob ein Satz mit deutlich stehen bleibt.
comparison:
  # Kleinster Unterschied zweier Anteile, in Prozentpunkten. Mit uncertainty: model muss er außerdem größer sein, als
  # der Zufall erwarten ließe, gemessen an allen veröffentlichten Vergleichen zugleich; mit bounds in jedem Fall
  # bestehen. Ohne Angabe: 10.
  effect: 10

${releaseYaml}
${legalYaml}`;
}

function groupingsText({ taken, left }: Proposals): string {
  const active =
    taken.length === 0
      ? "groupings: {}\n"
      : `groupings:\n${taken.map((proposal) => groupingText(proposal)).join("")}`;
  if (left.length === 0) return active;
  const head =
    taken.length === 0
      ? "# Weitere Möglichkeiten: groupings: ohne {} darüber, dann die Zeilen einer Gruppierung ohne #."
      : "# Weitere Möglichkeiten: die Zeilen einer Gruppierung ohne #.";
  const options = left.map(({ proposal, why }) => `#\n# ${why}\n${commented(groupingText(proposal))}`);
  return `${active}${head}\n${options.join("")}`;
}

function groupingText({ id, label, question, groups }: Proposal): string {
  const grouping = {
    label,
    question,
    groups: Object.fromEntries(groups.map(({ id, label, code }) => [id, { label, codes: [code] }])),
  };
  return indented({ [id]: grouping }, "  ");
}

function commented(text: string): string {
  return text.replace(/^/gm, "#").replace(/#$/, "");
}

function indented(value: unknown, indent: string): string {
  return field(value).replace(/^(?=.)/gm, indent);
}

/** Fields as YAML, texts on one line, lists in brackets. */
function field(value: unknown): string {
  const document = new Document(value);
  visit(document, {
    Seq(_, list) {
      list.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
