/** The audit came to no answer: then nothing is published. The message is German and holds no number of the data. */
export class AuditRefusal extends Error {
  override name = "AuditRefusal";
  /** Codes of the questions that it is about, where it is about some: without them there is an answer. */
  readonly questions: readonly string[];

  constructor(message: string, questions: readonly string[] = []) {
    super(message);
    this.questions = questions;
  }
}

/** An error that stops the build because the audit cannot vouch for the publication. */
export function refuse(why: string, questions: readonly string[] = []): AuditRefusal {
  return new AuditRefusal(`Die Prüfung der Anonymität ist nicht abgeschlossen: ${why}.`, questions);
}
