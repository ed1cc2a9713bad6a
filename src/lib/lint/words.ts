import { alternatives, end, numeral, start, words } from "./lexicon.ts";

/** Something that a sentence says of results: how it is found, and what it is called in a message. */
export interface Pattern {
  /** What kind of statement it is, as a message names it. */
  kind: string;
  pattern: RegExp;
  /**
   * Only in a sentence that also speaks of respondents or shares (`speaking`), or that reports what somebody thinks or
   * does (`reporting`): these words say something of results there, and nothing elsewhere.
   */
  when?: "speaking" | "reporting";
  /** A bound value in the same sentence says what is meant. */
  unless?: "value";
}

/** Words that compare: of words in -er only those that grade, not „immer“ or „unter“. */
const comparative = `(?:${alternatives(`
  häufiger\\p{Ll}* | seltener\\p{Ll}* | öfter | stärker\\p{Ll}* | schwächer\\p{Ll}* | größer\\p{Ll}* | kleiner\\p{Ll}* | höher\\p{Ll}* | niedriger\\p{Ll}*
  | geringer\\p{Ll}* | besser\\p{Ll}* | schlechter\\p{Ll}* | weiter verbreitet | breiter | enger | älter | jünger | kritischer | skeptischer
  | optimistischer | pessimistischer | positiver | negativer | zufriedener | unzufriedener | wichtiger | zuversichtlicher | gelassener
  | deutlicher | günstiger | ungünstiger | länger | kürzer | schneller | langsamer | intensiver | verbreiteter | ausgeprägter
  | näher | tiefer | vertrauter | bekannter | einflussreicher | aktiver | offener | zurückhaltender | beliebter | dringlicher
  | mehr | weniger | unterschiedlicher | einiger | uneiniger | engagierter | erfahrener | sicherer | unsicherer | lieber | eher
`)})`;

/** Comparatives that speak of frequency and height, and so need no „als“ to state a result. */
const graded =
  "zurückhaltender | gelassener | offener | aktiver | engagierter | beliebter | bekannter | vertrauter | angespannter | entspannter | intensiver | dringlicher | einflussreicher | unzuversichtlicher | häufiger | seltener | öfter | höher(?:e[nrms]?)? | niedriger(?:e[nrms]?)? | geringer(?:e[nrms]?)? | zufriedener | unzufriedener | optimistischer | pessimistischer | skeptischer | kritischer | zuversichtlicher | verbreiteter | ausgeprägter | positiver | negativer | schwächer | wichtiger";

const people =
  "Befragten? | Befragter | Personen | Teilnehmenden? | Antwortenden? | Leitungen | \\p{L}*[kK]räften? | \\p{L}*[lL]eitungen | Kommunen | Gemeinden | Städten? | Kreisen? | \\p{Lu}\\p{Ll}*kreisen? | Verwaltungen | Ämtern? | \\p{Lu}\\p{Ll}*ämtern? | Fällen? | Nennungen | Stimmen | Dezernent\\p{Ll}* | Stunden | Skalenpunkten? | Rathäusern? | Bürgermeister\\p{Ll}*";

/** Two or more, written out or in figures, at the beginning of a sentence or within. */
const severalOf =
  "(?:(?:[Ee]in|[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]echs|[Ss]ieben|[Aa]cht|[Nn]eun)und(?:zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)|(?:[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]ech|[Ss]ieb|[Aa]cht|[Nn]eun)zehn|[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]echs|[Ss]ieben|[Aa]cht|[Nn]eun|[Zz]ehn|[Ee]lf|[Zz]wölf|[Zz]wanzig|[Dd]reißig|[Vv]ierzig|[Ff]ünfzig|[Ss]echzig|[Ss]iebzig|[Aa]chtzig|[Nn]eunzig|[Hh]undert|\\d+)";

/** Words in -er before „als“ that compare no results. */
const notGraded =
  "oder | aber | einander | miteinander | zueinander | voneinander | immer | unter | über | wieder | weiter | dieser | jeder | jener | keiner | einer | seiner | ihrer | unserer | eher | früher | später | bisher | daher | woher | vorher | nachher | länger | sicher | seither | anderer | solcher | welcher | aller | vieler | mehrerer | näher | kleiner | größer";

/** All patterns; of a sentence everything that is found counts. */
export const patterns: readonly Pattern[] = [
  {
    kind: "Prozent",
    pattern: new RegExp(
      `(?:\\d[\\d.,\\u202f]*|${start}${numeral})[\\s\\u00a0\\u202f]?(?:%|Prozent\\p{Ll}*)|${start}(?:ein|zwei)stellige[nrms]? (?:Prozent|Bereich)\\p{Ll}*`,
      "giu",
    ),
  },
  {
    kind: "Bruchteil",
    pattern: words(
      "Hälfte | hälftig\\p{Ll}* | Drittel[ns]? | Fünftel[ns]? | Sechstel[ns]? | Siebtel[ns]? | Achtel[ns]? | Neuntel[ns]? | Zehntel[ns]?",
    ),
  },
  {
    kind: "Bruchteil",
    pattern: words(
      "(?:ein|einem|eines|das|dem|drei|knapp|gut|rund|etwa|fast|knappe[sn]?|gutes|gute|jedes) Vierteln?(?! nach)",
    ),
  },
  {
    kind: "Mehrheit",
    pattern: words(
      "Mehrheit | Mehrzahl | Minderheit | Minderzahl | Großteil[s]? | Gutteil[s]? | Bruchteil[s]? | Löwenanteil | mehrheitlich\\p{Ll}* | größtenteils | überwiegende[nrms]? (?:Teil|Mehrheit|Zahl) | größte[nrms]? Teil | größere[nrms]? Teil | Überzahl | Gros | vorwiegend | zum (?:größten|großen|überwiegenden) Teil",
    ),
  },
  {
    kind: "Teil",
    pattern: words(
      "(?:nicht )?(?:groß|gering|beträchtlich|erheblich|unerheblich|beachtlich|nennenswert|ansehnlich|wachsend|stattlich|verschwindend)e[nrms]? (?:Teil|Anteil|Zahl|Gruppe|Kreis) | (?:ein|einen|einem|eine|einer) (?:kleine[nrms]?|guter|guten|gewisse[rn]?|bedeutende[rn]?|verschwindend kleine[rn]?|verschwindend geringe[rn]?) (?:Teil|Anteil|Zahl) | verschwindend (?:klein|gering|wenige?)",
    ),
  },
  {
    kind: "Anteil",
    pattern: new RegExp(
      `${start}jede[rmsn]? (?:zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt|zwölft|fünfzehnt|zwanzigst|hundertst)e[nrms]?${end}|${start}${numeral} (?:von|der|unter|aus)(?: den| je| jeweils| insgesamt)? (?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|zwanzig|hundert|\\d+)${end}`,
      "giu",
    ),
  },
  {
    kind: "Menge",
    pattern: words(
      "(?:fast|nahezu|beinahe|annähernd|praktisch|so gut wie) (?:alle[nrms]?|jede[rmsn]?|niemand(?:em|en)?|keine?[rmns]?|nie|immer|durchweg|ausschließlich|überall|sämtliche|vollständig) | (?:die|den|der) (?:aller)?meisten | nur (?:sehr |ganz )?(?:wenige[nr]?|vereinzelt|einzelne|selten) | (?:nur )?eine? (?:Handvoll|paar) | Dutzende?n? | kaum (?:jemand|eine[rmns]?|ein) | nicht einmal (?:jede[rmsn]?|die|ein) | keine? einzige[rmsn]? | keine[rs]? der (?:Befragten|Kommunen|Personen) | nicht eine einzige | einhellig\\p{Ll}* | einmütig\\p{Ll}* | einstimmig\\p{Ll}* | ausnahmslos | durchweg | durchgängig | weit verbreitet | immer (?:mehr|weniger|häufiger|seltener|öfter) | (?:auffällig|sehr|besonders|erstaunlich|überraschend|bemerkenswert|ziemlich|recht|ausgesprochen|ungewöhnlich) (?:viele[nr]?|wenige[nr]?|häufig|oft|selten) | (?:nur )?(?:ein|eine|einen|einem|einer) einzige[rnms]? | vielerorts | mancherorts | allerorten | (?:ähnliche|gleiche|dasselbe|dieselben|vergleichbare|identische)[nrs]? (?:Werte[n]?|Ergebnisse[n]?|Muster|Bild|Anteile[n]?|Verteilung) | ein Vielfaches | Ausnahmef(?:all|älle|ällen) | in (?:den|der) (?:aller)?(?:meisten|wenigsten|Mehrzahl der) (?:Fällen?) | (?:hauptsächlich|überwiegend|vorwiegend|vor allem|fast nur|meist) sind es | sind es (?:hauptsächlich|überwiegend|vorwiegend|vor allem|fast nur|meist)",
    ),
  },
  {
    kind: "Menge",
    when: "reporting",
    unless: "value",
    pattern: words(
      "(?<!wie |zu |so )viele[nr]?(?! Jahre) | (?<!wie |zu |so |bei |mit )wenige[nr]? | etliche[nr]? | zahlreiche[nr]? | einige[nr]? | (?:gleich )?mehrere[nr]?(?! (?:Antworten|Merkmale|Nennungen|Angaben|Teilfragen)) | manche[rmsn]? | einzelne Befragte | vereinzelt | mehrfach | vielfach | niemand(?:em|en)? | meist | meistens | zumeist | überwiegend\\p{Ll}* | weitgehend | großenteils | großteils | tendenziell | in der Regel | häufig(?:e[nrms]?)? | oft | selten | kaum | verbreitet | immer wieder | sämtliche[nr]? | (?<!für |von |bei |unter |aller |ist |sind )alle (?:Befragten|Teilnehmenden|Antwortenden|Kommunen|Leitungen) | (?:in|durch|über) alle[nr]? (?:Gruppen|Ländern?|Kommunen|Größenklassen) | allerorten | überall | nirgends | nirgendwo | mitunter | hauptsächlich | vor allem | insbesondere | vornehmlich | lediglich | nie | niemals",
    ),
  },
  {
    kind: "Menge",
    pattern: new RegExp(`${start}${severalOf}(?: \\p{Ll}+)? (?:${alternatives(people)})${end}`, "gu"),
  },
  {
    kind: "Menge",
    when: "reporting",
    pattern: words(
      "(?<!wie |zu |so |bei |mit |von )(?:viele[nr]?|wenige[nr]?|etliche[nr]?|zahlreiche[nr]?|einige[nr]?|mehrere[nr]?|manche[nr]?|die meisten|sämtliche[nr]?) (?:der |von ihnen |unter den |\\p{Ll}+ )?(?:Befragten?|Teilnehmenden?|Antwortenden?|Leitungskräften?|Leitungen|Kommunen|Verwaltungen)",
    ),
  },
  {
    kind: "Vergleich",
    pattern: new RegExp(
      `${start}(?:${alternatives(graded)})${end}[^.;:!?]{0,40}?${start}als${end}|${start}(?!(?:${alternatives(notGraded)})${end})\\p{Ll}{3,}er als${end}`,
      "gu",
    ),
  },
  {
    kind: "Vergleich",
    when: "speaking",
    pattern: new RegExp(
      `${start}(?!eher)${comparative}${end}(?! (?:ist|sind) )[^.;:!?]{0,70}?${start}(?:als|denn)${end}(?! (?:dass|ob|wenn|solche[nrms]?|auch)${end})`,
      "giu",
    ),
  },
  {
    kind: "Vergleich",
    pattern: words(
      `(?:mehr|weniger|eher|länger|höher|besser) als (?:die|ein|der|das|${numeral}) (?:Hälfte|Viertel|Durchschnitt|Schnitt|Gesamt\\p{Ll}*) | (?:über|unter|oberhalb|unterhalb)(?: des| dem)? (?:Durchschnitts?|Mittels?|Mittelwerts?|Gesamtwerts?|Schnitt) | (?:über|unter)durchschnittlich\\p{Ll}* | verglichen mit | im Vergleich zu[rm]? | übertrifft | übertreffen | übersteigt | übersteigen | lieg(?:t|en) (?:deutlich |leicht |knapp |weit |etwas )?(?:darüber|darunter|vorn|hinten|gleichauf|vor den|hinter den|über de[mnr]|unter de[mnr]) | gleichauf | (?:ungefähr|etwa|nahezu|annähernd|fast) gleich \\p{Ll}+ | die Waage`,
    ),
  },
  {
    kind: "Vergleich",
    when: "speaking",
    unless: "value",
    pattern: words(
      `(?:deutlich|merklich|spürbar|signifikant|erheblich|wesentlich|etwas|leicht|klar|weitaus|sichtlich|ungleich|umso|um so|geringfügig|nur wenig|kaum|nicht|noch|viel|weit) ${comparative}`,
    ),
  },
  { kind: "Vergleich", when: "speaking", unless: "value", pattern: words(graded) },
  {
    kind: "Vergleich",
    pattern: words(
      "(?:doppelt|dreimal|viermal|fünfmal|zehnmal|halb|mehrmals|\\d+-?mal|\\p{Ll}+mal|anderthalbmal|eineinhalbmal|dreifach) so \\p{Ll}+ | (?:um )?das (?:Doppelte|Dreifache|Vierfache|Anderthalbfache) | um ein Vielfaches | (?:ebenso|genauso|gleich|gleichermaßen|ähnlich|annähernd so|fast so|nicht so|nahezu gleich|etwa gleich) (?:viele?n?|häufig|oft|selten|hoch|niedrig|stark|verbreitet|groß|wichtig|gut|schlecht|positiv|negativ|kritisch)(?!e[nrms]?)",
    ),
  },
  {
    kind: "Rangfolge",
    pattern: words(
      `am (?:zweit|dritt|viert|fünft|aller)?(?!ehesten)(?:\\p{Ll}{2,}(?:st|ßt)en) | (?:an|auf) (?:erster|zweiter|dritter|vierter|letzter|vorderster|oberster|vorletzter) (?:Stelle|Rang|Platz) | an der Spitze | am (?:unteren|oberen|anderen) Ende | Schlusslicht\\p{Ll}* | Spitzenreiter\\p{Ll}* | Spitzenwerte?\\p{Ll}? | Spitzenplatz | Höchstwerte?\\p{Ll}? | Tiefstwerte?\\p{Ll}? | in erster Linie | auf (?:Platz|Rang) (?:${numeral}) | (?:auf|über|unter) (?:dem|den) (?:ersten|zweiten|dritten|letzten|vorderen|hinteren) (?:Platz|Plätzen?|Rang|Rängen?) | mit (?:großem |klarem |deutlichem |weitem )?Abstand | (?:zweit|dritt)(?:häufigst|größt|wichtigst|höchst|stärkst)e[nrms]? | meistgenannte[nrms]? | führ(?:t|en) die (?:Liste|Rangliste|Reihe) | (?:dicht |dahinter )?gefolgt von | dahinter (?:folgt|folgen|liegt|liegen|rangier\\p{Ll}*) | rangier(?:t|en) | zuvorderst | Reihenfolge der Nennungen`,
    ),
  },
  {
    kind: "Rangfolge",
    when: "speaking",
    unless: "value",
    pattern: words(
      "(?<!vom |zum |beiden )(?:häufigst|größt|höchst|niedrigst|geringst|stärkst|schwächst|wichtigst|seltenst|best|schlechtest|dringendst|drängendst|beliebtest|bekanntest|größt)e[nrms]?(?! zum)",
    ),
  },
  {
    kind: "Entwicklung",
    when: "speaking",
    unless: "value",
    pattern: words(
      "zugenommen | abgenommen | gestiegen | gesunken | gewachsen | zurückgegangen | geschrumpft | verdoppelt | halbiert | verdreifacht | steigt | steigen | stieg | stiegen | sinkt | sinken | sank | sanken | wächst | wachsen | schrumpft | rückläufig\\p{Ll}* | Rückgang | Anstieg | Zuwachs | zunehmend(?:e[nrms]?)? | gegenüber der (?:Vorgänger|Vorjahres|letzten|früheren|vorigen)\\p{Ll}* | (?:verbessert|verschlechtert) | n(?:immt|ehmen) [^.;]{2,90} (?:zu|ab)(?=[.,;]|$)",
    ),
  },
  {
    kind: "Zusammenhang",
    pattern: new RegExp(
      `${start}mit (?:steigende|zunehmende|wachsende|sinkende|abnehmende|höhere)[rnm]?${end}|${start}je \\p{Ll}+er[^.;!?]{3,80}(?:desto|umso|je) \\p{Ll}+${end}|${start}korrelier\\p{Ll}*${end}|${start}(?:starke[rn]?|enge[rn]?|schwache[rn]?|kein|deutliche[rn]?) Zusammenhang (?:zwischen|mit)${end}`,
      "giu",
    ),
  },
  {
    kind: "Unterschied",
    when: "speaking",
    unless: "value",
    pattern: words(
      "unterscheide\\p{Ll}* sich (?:\\p{L}+ ){0,4}?(?:kaum|wenig|deutlich|nicht|stark|erheblich|merklich) | (?:kein|kaum ein|ein großer|großer|deutlicher|geringer|kleiner|keine|große|deutliche|geringe|kleine|klare|erhebliche) (?:Unterschied|Unterschiede|Kluft|Abstand|Abstände|Gefälle) | (?:Kluft|Abstand|Gefälle|Unterschied|Unterschiede) (?:ist|sind|fällt|fallen) (?:groß|klein|gering|deutlich|erheblich) | gespalten | (?:Einigkeit|Konsens|Uneinigkeit)",
    ),
  },
  {
    kind: "Entwicklung",
    pattern: words("rückläufig\\p{Ll}* | auf dem Rückzug | auf dem Vormarsch"),
  },
  {
    kind: "Spanne",
    pattern: words(
      `(?:reich|streu|schwank|variier)(?:t|en) (?:die \\p{L}+ )?(?:von|zwischen) ${numeral}(?: \\p{L}+)? (?:bis|und) (?:zu )?${numeral} | komm(?:t|en) auf ${numeral} \\p{L}+`,
    ),
  },
  {
    kind: "Kennzahl",
    pattern: words(
      "signifikant\\p{Ll}* | Cramérs V | Standardabweichung | Konfidenzintervall (?:reicht|liegt)",
    ),
  },
  {
    kind: "Kennzahl",
    when: "speaking",
    unless: "value",
    pattern: words(
      "im (?:Mittel|Schnitt|Durchschnitt) | durchschnittlich\\p{Ll}* | (?:Mittelwert|Median|Durchschnitt)(?:e|s)? [^.;]{0,60}(?:liegt|liegen|beträgt|betragen|erreicht|erreichen)",
    ),
  },
  {
    kind: "Überwiegen",
    when: "speaking",
    unless: "value",
    pattern: words(
      "überwieg(?:t|en) | dominier(?:t|en) | herrscht vor | herrschen vor | vorherrschend\\p{Ll}* | breite (?:Zustimmung|Unterstützung|Ablehnung) | auf (?:breite|große|wenig|geringe) (?:Zustimmung|Ablehnung|Resonanz|Skepsis)",
    ),
  },
];

/** What somebody thinks, says or does: with a quantifier, a result. */
const reports = `
  antworte(?:t|n|ten)? | geantwortet | angeführt | aufgeführt | nenn(?:t|en) | nannten? | genannt\\p{Ll}* | erwähn\\p{Ll}* | angegeben | geben [^.;]{1,60} an | gaben | gibt an | sag(?:t|en) | sagten | äußer(?:t|n|ten)
  | sieht | sehen | sahen | halten | hält | hielten | mein(?:t|en|ten) | glaub(?:t|en|ten) | wünsch(?:t|en|ten) | forder(?:t|n|ten) | berichte(?:t|n|ten) | beklag(?:t|en|ten) | beton(?:t|en|ten) | schätz(?:t|en|ten)
  | bewerte(?:t|n|ten) | beurteil(?:t|en|ten) | beschreib(?:t|en) | beschrieben | befürworte(?:t|n|ten) | lehn(?:t|en|ten) | zustimm(?:t|en) | stimm(?:t|en|ten) | bezweifel(?:t|n|ten)
  | rechne(?:t|n|ten) | erwarte(?:t|n|ten) | verweis(?:t|en) | verwiesen | hingewiesen | nutz(?:t|en|ten) | genutzt | kenn(?:t|en) | trauen | traut | pfleg(?:t|en|ten) | kooperier(?:t|en|ten) | beteilig(?:t|en|ten)
  | ordne(?:t|n|ten) | plädier(?:t|en|ten) | geteilt | empfinde(?:t|n) | erleb(?:t|en|ten) | beobachte(?:t|n|ten) | vermute(?:t|n|ten) | kritisier(?:t|en|ten) | lob(?:t|en|ten) | vermiss(?:t|en|ten) | such(?:t|en|ten) | spricht sich
  | fühl(?:t|en|ten) | hoff(?:t|en|ten) | befürchte(?:t|n|ten) | fürchte(?:t|n|ten) | plan(?:t|en|ten) | eingestellt | eingerichtet | unterstütz(?:t|en|ten) | bevorzug(?:t|en|ten) | zufrieden | unzufrieden | bekannt | verfüg(?:t|en|ten) | fühlten
  | wollen | will | bemängel(?:t|n|ten) | begrüß(?:t|en|ten) | bestätig(?:t|en|ten) | schreib(?:t|en) | zählen | zählt | klag(?:t|en|ten) | angesprochen | gewünscht | gefordert | kritisiert | bejah(?:t|en|ten) | vernein(?:t|en|ten) | verneint | bejaht | Anklang`;

/** Who answers, and what is measured. */
const subjects = `
  Befragt\\p{Ll}* | Antwortende\\p{Ll}* | Teilnehmende\\p{Ll}* | \\p{L}*[kK]räften? | \\p{Lu}\\p{Ll}*leitung(?:en)? | Leitungen | Leiterinnen
  | Verwaltungen | Ämter\\p{Ll}* | \\p{Lu}\\p{Ll}*ämter | Kommunen | Gemeinden | Städten? | Kreisen? | \\p{Lu}\\p{Ll}*kreisen? | Dezernent\\p{Ll}* | Länder | Ländern | Osten | Westen | Norden | Süden
  | Nennungen | Anteil\\p{Ll}* | Zustimmung\\p{Ll}* | Ablehnung | \\p{L}*[wW]erte?n? | Einschätzung\\p{Ll}* | Skala | Skalenpunkt\\p{Ll}* | Umfrage | Stichprobe | Hindernis\\p{Ll}* | Hemmnis\\p{Ll}*
  | Misstrauen | Zuspruch | Zulauf | Rückhalt | Sorgen? | Interesse | Zuversicht | Engagement
  | \\p{L}*[pP]rogramme?n? | Kenntnis | Vertrauen | Skepsis | Arbeitszeit | Unterschied\\p{Ll}* | Kluft | Gründe? | Zufriedenheit | Bedarf | Wünsche | Erwartung\\p{Ll}* | Bekanntheit | Bereitschaft | Verhältnis | Bedeutung`;

/** Words by which a sentence reports what somebody thinks, says or does. */
export const reporting = new RegExp(`${start}(?:${alternatives(reports)})${end}`, "u");

/** Words by which a sentence speaks of respondents, of what they say, or of shares. */
export const speaking = new RegExp(`${start}(?:${alternatives(`${reports} | ${subjects}`)})${end}`, "u");

/** What may, can or would be is no result. */
export const hypothetical = words(
  "können | kann | könnten? | konnten? | sollen | soll | sollten? | dürfen | darf | wären? | würden? | ließen? | wenn | ob | falls | damit",
);

/** Numbers that state no result: years, dates, places in texts and laws, ends of a scale, sizes of places, durations. */
export const plainNumbers: readonly RegExp[] = [
  /\b\d{1,2}\.[\s\u00a0](?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)(?:[\s\u00a0]\d{4})?/gu,
  /(?<![\d.,])(?:1[89]|20)\d\d(?:[–/-](?:\d\d){1,2})?(?![\d.,]?\d|[\s\u00a0]?(?:%|Prozent|Befragte|Personen))/gu,
  /(?:Kapiteln?|Abschnitte?n?|Abbildung(?:en)?|Tabellen?|Fragen?|Stufen?|Artikel|Absatz|Seiten?|Band|Teil|Version|Fassung|Anmerkung|Schritt|Nummer|Nr\.|Art\.|Abs\.|S\.|§§?)[\s\u00a0]\d+[a-z]?(?:\.\d+)*(?:(?:[–-]| bis | und )\d+)?/gu,
  /(?:von|zwischen)[\s\u00a0]\d+(?:[\s\u00a0]\([^)]*\))?[\s\u00a0](?:bis|und)[\s\u00a0]\d+(?![\d.,]|[\s\u00a0]?(?:%|Prozent))/gu,
  /\d[\d.\s\u00a0\u202f]*(?:bis (?:unter )?\d[\d.\s\u00a0\u202f]*)?(?:Einwohner|EW\b|Minuten|Jahren?\b|Monaten?\b|Wochen\b|Tagen?\b|Uhr\b|Euro\b|Mio\b|Zeichen\b|Wörter)/gu,
  /\d[\d.\s\u00a0\u202f]*bis (?:unter )?\d[\d.\s\u00a0\u202f]*/gu,
  /^\d+\.(?=\s)/gu,
  /\d{1,2}\.(?=[\s\u00a0]\p{Lu})/gu,
];
