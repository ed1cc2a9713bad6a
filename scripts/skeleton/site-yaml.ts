/** The part of a new `study.yaml` on pages that it may ask for. */
export const pagesYaml = `# Seiten, die zwei Gruppen nebeneinander zeigen, weil beide zugleich gesucht werden: Zu jeder Gruppe der ersten
# Gruppierung und jeder der zweiten entsteht eine Seite mit beiden Ergebnissen und dem Grund, weshalb es das gemeinsame
# nicht gibt. Veröffentlicht wird dadurch nichts, was es nicht schon gibt.
# So sieht ein Eintrag aus (pairs: ohne [] darüber): - [amtsjahre, leitung]. Ohne Angabe: keine.
pages:
  pairs: []

`;

/** The part of a new `study.yaml` on licence, address and what the law asks for: all of it explained, most left open. */
export const legalYaml = `# Lizenz der Texte und Abbildungen, als SPDX-Kürzel. Vorgeschlagen, von den Rechteinhabern zu entscheiden.
# Ohne Angabe: CC-BY-4.0.
licence: CC-BY-4.0

# Adresse, unter der der Bericht stehen wird, mit Schrägstrich am Ende. Für status: final nötig, noch offen.
# address: https://www.example.org/bericht/

# Angaben, die das Gesetz verlangt und die nur die Herausgebenden kennen. Alle werden veröffentlicht; was fehlt, steht
# auf der Seite als fehlend, und npm run check nennt es.
legal: {}
# So sieht es aus (legal: ohne {} darüber, dann die Zeilen ohne #):
  # Impressum (§ 5 DDG): Anschrift, eine Zeile je Eintrag.
  # address: [Institut mit Rechtsform, Straße 1, 00000 Ort]
  # Wer vertritt, mit Funktion.
  # representative: Vorname Nachname, Vorstand
  # Registergericht und Nummer.
  # register: Amtsgericht Ort, VR 000000
  # email: post@example.org
  # phone: 0000 000000
  # Wer für den Inhalt verantwortlich ist (§ 18 Abs. 2 MStV): Name und Anschrift.
  # responsible: Vorname Nachname, Straße 1, 00000 Ort
  # Datenschutz: wie die oder der Datenschutzbeauftragte zu erreichen ist; sonst: keine Pflicht zur Benennung.
  # dataProtection: datenschutz@example.org
  # Zuständige Aufsichtsbehörde.
  # supervisor: Name der Behörde, Ort
  # Wer den Webserver betreibt.
  # host: Name, Ort
  # Was der Webserver mitschreibt, wozu und wie lange, in Sätzen.
  # logs: Der Server speichert die IP-Adresse sieben Tage lang, um Angriffe zu erkennen.
  # Barrierefreiheit: true, wenn die Herausgebenden eine öffentliche Stelle nach dem Landesgesetz sind, sonst false.
  # publicBody: true
  # An wen Barrieren gemeldet werden.
  # barriers: barriere@example.org
  # Durchsetzungsstelle mit Adresse, bei öffentlichen Stellen.
  # enforcement: Name der Stelle, Ort
  # Tag der Erklärung zur Barrierefreiheit, als Jahr-Monat-Tag.
  # statement: 2000-01-31
`;
