/** The audit came to no answer: then nothing is published. The message is German and holds no number of the data. */
export class AuditRefusal extends Error {
  override name = "AuditRefusal";
}

/** An error that stops the build because the audit cannot vouch for the publication. */
export function refuse(why: string): AuditRefusal {
  return new AuditRefusal(`Die Prüfung der Anonymität ist nicht abgeschlossen: ${why}.`);
}
