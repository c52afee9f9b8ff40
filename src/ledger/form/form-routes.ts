/**
 * The endpoint for pages without JavaScript: forms in, pages out.
 *
 * A page that is the same for everybody can't carry a secret for one person, so a form is believed by where it comes
 * from (`checkFormOrigin`) and by the device's cookie (`keepDeviceKey`). A device's first choice has no cookie yet: it is
 * shown once more and kept with the second press, so that a double press can't make two devices of one person. From
 * then on each choice, a withdrawal above all, is one press. What is kept is a record like any other.
 */
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { formWords } from '../../locales/form-language.ts';
import { scanPolicy } from '../../policy/scan-policy.ts';
import type { ConsentRecord, Subject } from '../../record/consent-record.ts';
import { subjectKey } from '../../record/subject-key.ts';
import { accepted, refused, type Answer } from '../answer.ts';
import { describeError } from '../log.ts';
import type { LedgerEnv, Parts } from '../parts.ts';
import { problem, type Problem } from '../problem.ts';
import { readBody } from '../read-body.ts';
import { recordBudget } from '../record-budget.ts';
import { StorageUnavailable } from '../storage.ts';
import { choicesPage, clearedPage } from './choices-page.ts';
import { confirmPage } from './confirm-page.ts';
import { clearDeviceKey, formDevice, keepDeviceKey } from './form-device.ts';
import { checkFormOrigin, pageBefore } from './form-origin.ts';
import { formStyles } from './form-styles.ts';
import { consentsOf, keepForm, standingFor } from './keep-form.ts';
import { missingIn, readForm, type SentForm } from './read-form.ts';
import { receiptPage } from './receipt-page.ts';
import { refusalPage } from './refusal-page.ts';
import { Turns } from './turns.ts';

type FormContext = Context<LedgerEnv>;

/** Bytes of one form: a record and what its encoding adds. */
const MAX_FORM_BYTES = 48 * 1024;

const refuse = (c: FormContext, { endpoint }: Parts, reason: Problem, language?: string, sentence?: string): Promise<Response> => {
  c.set('code', reason.code);
  return refusalPage(endpoint, reason, language, sentence);
};

const readSent = async (c: FormContext, { bodyPatience }: Parts): Promise<Answer<SentForm>> => {
  const body = await readBody(c.req.raw, MAX_FORM_BYTES, bodyPatience, 'form');
  return body.ok ? readForm(body.value) : body;
};

/** What the document of a record calls itself in the text that it was made on; its name where the ledger never published that. */
const titleOf = async ({ storage }: Parts, { document, sha256 }: ConsentRecord['policy']): Promise<string> => {
  const text = await storage.publishedText('document', sha256);
  const policy = text === undefined ? undefined : await scanPolicy(text);
  return policy?.document === document ? policy.title : document;
};

const publishedWords = ({ storage }: Parts, digest: string): Promise<string | undefined> => storage.publishedText('clause', digest);

/** POST: one choice. The answer leads to its receipt, so that loading that page anew sends nothing. */
const postForm = async (c: FormContext, parts: Parts, turns: Turns): Promise<Response> => {
  const { endpoint, clauses, subjectBuckets, recordBuckets } = parts;
  const from = checkFormOrigin(c.req.raw, parts.origins);
  if (!from.ok) return refuse(c, parts, from.problem);
  const sent = await readSent(c, parts);
  if (!sent.ok) return refuse(c, parts, sent.problem);
  const form = sent.value;
  const { language } = form.matter.policy;
  const digest = form.matter.clause.sha256;
  const asked = (await clauses.known([digest])).get(digest)?.consent;
  const missing = missingIn(form, asked);
  const subject = await formDevice(c);
  if (!subject && form.again) return refuse(c, parts, problem('device-key-missing'), language, formWords(language).noCookie);
  if (form.act === 'granted' && !asked) return refuse(c, parts, problem('unknown-clause'), language);
  keepDeviceKey(c, endpoint, from.value);
  if (!subject || missing.contact || missing.age) {
    const page = await confirmPage(endpoint, form, asked, missing, await publishedWords(parts, digest));
    return c.newResponse(page.body, page); // with the cookie, which a bare response would lose
  }
  const budget = recordBudget(subject, form.act !== 'granted');
  const wait = subjectBuckets.take(subjectKey(subject)) || recordBuckets.take(budget);
  if (wait > 0) return refuse(c, parts, problem('too-many-requests', { retryAfter: wait }), language);
  const gpc = c.req.header('Sec-GPC') === '1' ? true : null;
  const kept = await turns.take(subjectKey(subject), () => keepForm({ form, subject, asked, origin: from.value, gpc }, parts));
  if (!kept.ok) {
    recordBuckets.giveBack(budget);
    return refuse(c, parts, kept.problem, language);
  }
  return c.redirect(`${endpoint}/form/${kept.value.id}`, 303);
};

/** The device that reads, where it has a key; it reads no more than its share. */
const readerOf = async (c: FormContext, { subjectBuckets }: Parts): Promise<Answer<Subject | undefined>> => {
  const subject = await formDevice(c);
  const wait = subject ? subjectBuckets.take(subjectKey(subject)) : 0;
  return wait > 0 ? refused(problem('too-many-requests', { retryAfter: wait })) : accepted(subject);
};

/** GET one receipt: for the device whose it is. */
const getReceipt = async (c: FormContext, parts: Parts): Promise<Response> => {
  const reader = await readerOf(c, parts);
  if (!reader.ok) return refuse(c, parts, reader.problem);
  const subject = reader.value;
  const all = subject ? await consentsOf(subject, parts) : [];
  const kept = all.find(({ record }) => record.id === c.req.param('id'));
  const [decision] = kept?.record.decisions ?? [];
  if (!kept || !decision) return refuse(c, parts, problem('not-found'));
  return receiptPage({
    endpoint: parts.endpoint, kept, receipt: await parts.receipts.receiptFor(kept.row),
    policyTitle: await titleOf(parts, kept.record.policy), clauseText: await publishedWords(parts, decision.clause.sha256),
    stands: standingFor(decision.purpose, all) === kept,
  });
};

const getChoices = async (c: FormContext, parts: Parts): Promise<Response> => {
  const reader = await readerOf(c, parts);
  if (!reader.ok) return refuse(c, parts, reader.problem);
  const subject = reader.value;
  return choicesPage({
    endpoint: parts.endpoint, host: new URL(c.req.url).host, known: subject !== undefined,
    kept: subject ? await consentsOf(subject, parts) : [],
    before: pageBefore(c.req.raw, parts.endpoint),
  });
};

/** POST clear: the browser forgets its key. What the ledger has stays as it is, and so does what it means. */
const postClear = async (c: FormContext, parts: Parts): Promise<Response> => {
  const from = checkFormOrigin(c.req.raw, parts.origins);
  if (!from.ok) return refuse(c, parts, from.problem);
  const body = await readBody(c.req.raw, MAX_FORM_BYTES, parts.bodyPatience, 'form');
  if (!body.ok) return refuse(c, parts, body.problem);
  clearDeviceKey(c, parts.endpoint, from.value);
  const page = await clearedPage(parts.endpoint, new URLSearchParams(body.value));
  return c.newResponse(page.body, page); // with the cookie, which a bare response would lose
};

/** An unexpected error, as a page: the log alone says what it was. */
const safely = (parts: Parts, answer: (c: FormContext) => Promise<Response>) => async (c: FormContext): Promise<Response> => {
  try {
    return await answer(c);
  } catch (error) {
    const code = error instanceof StorageUnavailable ? 'storage-unavailable' : 'internal';
    parts.log.error({ event: 'failed', code, ...describeError(error) });
    return refuse(c, parts, problem(code, code === 'internal' ? {} : { retryAfter: 5 }));
  }
};

/** Adds the routes. They have a rule of origins of their own, stricter than that of records. */
export const addFormRoutes = (app: Hono<LedgerEnv>, parts: Parts, limited: MiddlewareHandler<LedgerEnv>): void => {
  const turns = new Turns();
  const at = `${parts.endpoint}/form`;
  app.use(at, limited);
  app.use(`${at}/*`, limited);
  app.post(at, safely(parts, (c) => postForm(c, parts, turns)));
  app.get(at, safely(parts, (c) => getChoices(c, parts)));
  app.post(`${at}/clear`, safely(parts, (c) => postClear(c, parts)));
  app.get(`${at}/page.css`, () => new Response(formStyles, {
    headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  }));
  app.get(`${at}/:id`, safely(parts, (c) => getReceipt(c, parts)));
};
