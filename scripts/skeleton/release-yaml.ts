/** The part of `study.yaml` on the release, with its comments, nothing filled in. */
export const releaseYaml = `# Diese Ausgabe des Berichts.
release:
  # Fassung. Ohne Angabe: "0.1". Die Anführungszeichen halten 1.10 und 1.1 auseinander.
  version: "0.1"
  # Tag der Veröffentlichung, als Jahr-Monat-Tag. Das Programm setzt nie von sich aus ein Datum.
  # date: 2000-01-31
  # DOI ohne Adresse, sobald es eine gibt.
  # doi: 10.0000/beispiel
  # Was in dieser Fassung neu ist, in einem Satz für die Seite „Änderungen“. Ohne Angabe: nichts.
  # changes: Kapitel 6 ist um die Antworten der Verbände ergänzt.
  # Tabellen, die in einer früheren Fassung falsch waren, mit dem Grund; er wird veröffentlicht. Was seit der ersten
  # Fassung anders ist und hier nicht steht, hält den Bau an, ebenso eine Berichtigung, die nur wenige Personen betrifft:
  # Der Vergleich beider Fassungen verriete sie. Ohne Angabe: keine.
  corrections: []
  # So sieht ein Eintrag aus (corrections: ohne [] darüber):
  #   - question: X1
  #     reason: Zwei Antworten der Skala waren vertauscht.
  # Frühere Fassungen, die neueste zuerst. Wird die Nummer oben erhöht, wandern ihre bisherigen Angaben hierher: So
  # sagt die Seite „Änderungen“ für immer, was wann anders wurde. Ohne Angabe: keine.
  earlier: []
  # So sieht ein Eintrag aus (earlier: ohne [] darüber); was er nennt, bedeutet dasselbe wie oben:
  #   - version: "1.0"
  #     date: 2000-01-31
  #     changes: Erste Veröffentlichung.
  #     corrections: []
`;
