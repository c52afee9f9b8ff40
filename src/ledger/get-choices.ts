import type { Choices, StandingChoice } from '../record/choice.ts';
import { CONSENT_SCHEMA, type ConsentRecord } from '../record/consent-record.ts';
import { subjectKey } from '../record/subject-key.ts';
import { accepted, type Answer } from './answer.ts';
import type { Parts } from './parts.ts';
import { documentsInForce, isInForce } from './in-force.ts';
import { PRIVATE_ANSWER, proveReader } from './prove-reader.ts';
import { standingChoices, type KeptConsent } from './standing-choice.ts';

/** Adds to each choice what the published texts say of it: the edition that it was given on, and whether that is in force. */
const withWords = async (choices: readonly StandingChoice[], { clauses, publications, now }: Parts): Promise<readonly StandingChoice[]> => {
  const asks = await clauses.known(choices.map(({ clause }) => clause.sha256));
  const inForce = documentsInForce(await publications.documents(), now());
  return choices.map((choice) => {
    const asked = asks.get(choice.clause.sha256)?.consent;
    // A clause that asks for another purpose says nothing about this one.
    const edition = asked?.purpose === choice.purpose ? asked.edition : undefined;
    const told = { ...choice, ...(edition !== undefined && { edition }) };
    return { ...told, in_force: isInForce(told, inForce) };
  });
};

/** GET the endpoint: where the subject that proves itself stands. A subject that nobody knows stands nowhere: no choices. */
export const getChoices = async (request: Request, parts: Parts): Promise<Answer<Response>> => {
  const proved = await proveReader(request, parts);
  if (!proved.ok) return proved;
  const subject = proved.value;
  const kept: KeptConsent[] = [];
  for await (const { schema, content, receivedAt, unknownClauses } of parts.storage.rowsOf(subjectKey(subject))) {
    if (schema !== CONSENT_SCHEMA) continue;
    const { id, decided_at, decisions } = JSON.parse(content) as ConsentRecord;
    kept.push({ record: { id, decided_at, decisions }, receivedAt, unknownClauses });
  }
  const choices: Choices = { subject, choices: await withWords(standingChoices(kept), parts) };
  return accepted(Response.json(choices, { headers: PRIVATE_ANSWER }));
};
