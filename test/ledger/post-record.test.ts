import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { canonicalJson } from '../../src/record/canonical-json.ts';
import type { ConsentRecord } from '../../src/record/consent-record.ts';
import { newRecordId } from '../../src/record/record-id.ts';
import { readReceipt, type Receipt } from '../../src/record/receipt.ts';
import { verifyReceipt } from '../../src/ledger/receipts.ts';
import { digest, newDevice, NOW, record, type Device, type Said } from './sample.ts';
import { codeIn, delivery, ENDPOINT, NEWSLETTER, openTestLedger, question, SHARING, type TestLedger } from './test-ledger.ts';
import { rowsIn } from './rows-in.ts';

let test: TestLedger;
let device: Device;
before(async () => { test = await openTestLedger(); });
after(() => test.end());
beforeEach(async () => { device = await newDevice(); });

const send = (request: Request) => test.ledger.fetch(request);
const ours = (said: Omit<Said, 'subject'> = {}): ConsentRecord => record({ subject: device.subject, clause: NEWSLETTER, ...said });
const rows = () => rowsIn(test.ledger.storage, device.subject.id);
const standing = async (): Promise<readonly string[]> => {
  const { choices } = await (await send(question(device))).json() as { readonly choices: readonly { readonly purpose: string }[] };
  return choices.map(({ purpose }) => purpose);
};

describe('a record that is posted', () => {
  it('is kept, and answered 201 with a receipt that names it', async () => {
    const of = ours();
    const response = await send(delivery(device, of));
    assert.equal(response.status, 201);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    const receipt = readReceipt(await response.json(), of.id);
    assert.deepEqual([receipt?.position, receipt?.received_at], [1, new Date(NOW).toISOString()]);
    assert.equal((await rows())[0]?.content, canonicalJson(of));
  });

  it('gets a receipt that anybody can verify with the published key', async () => {
    const of = ours();
    const { receipt } = await (await send(delivery(device, of))).json() as Receipt;
    const jwks = await (await send(new Request(`${ENDPOINT}/keys`))).json() as Parameters<typeof verifyReceipt>[1];
    const claims = await verifyReceipt(receipt, jwks);
    assert.deepEqual(claims && [claims.id, claims.position, claims.sha256], [of.id, 1, digest(canonicalJson(of))]);
    assert.ok(!JSON.stringify(claims).includes(device.subject.id));
    assert.ok(!JSON.stringify(jwks).includes('"d"'), 'the private part is never told');
    const [head = '', payload = '', signature = ''] = receipt.split('.');
    assert.equal(await verifyReceipt(`${head}.${payload.replace(/^./, 'x')}.${signature}`, jwks), undefined);
  });

  it('is answered 200 with the very same receipt when it is repeated, at any later time', async () => {
    const of = ours();
    const first = await (await send(delivery(device, of))).text();
    test.clock.now += 3_600_000;
    const again = await send(delivery(device, of, {}, JSON.stringify(of, undefined, 3)));
    test.clock.now = NOW;
    assert.equal(again.status, 200);
    assert.equal(await again.text(), first);
    assert.equal((await rows()).length, 1);
  });

  it('is answered 409 where its id is known with other content', async () => {
    const of = ours();
    await send(delivery(device, of));
    const response = await send(delivery(device, ours({ id: of.id, state: 'denied' })));
    assert.deepEqual([response.status, await codeIn(response)], [409, 'id-conflict']);
    assert.equal((await rows()).length, 1);
  });

  it('is kept once when it arrives many times at once', async () => {
    const of = ours();
    const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await send(delivery(device, of))).status));
    assert.deepEqual(statuses.toSorted(), [...Array.from({ length: 19 }, () => 200), 201]);
    assert.equal((await rows()).length, 1);
  });

  it('is refused 422 unknown-clause where it grants on words that were not published', async () => {
    const response = await send(delivery(device, ours({ clause: digest('other words') })));
    assert.deepEqual([response.status, await codeIn(response)], [422, 'unknown-clause']);
    assert.equal((await rows()).length, 0);
  });

  it('is refused likewise where the words asked for another purpose', async () => {
    const response = await send(delivery(device, ours({ purpose: 'partner-sharing.giao-hang' })));
    assert.equal(await codeIn(response), 'unknown-clause');
  });

  for (const state of ['denied', 'withdrawn'] as const) {
    it(`is always kept where it is ${state}, marked where the words are unknown`, async () => {
      assert.equal((await send(delivery(device, ours({ state, clause: digest('other words') })))).status, 201);
      assert.deepEqual((await rows())[0]?.unknownClauses, ['newsletter']);
      assert.equal((await send(delivery(device, ours({ state, at: NOW + 1 }), { Origin: 'https://shop.example' }))).status, 201);
      assert.deepEqual((await rows())[1]?.unknownClauses, []);
    });
  }

  it('is kept whole where it withdraws one and grants another on unknown words, and that grant does not stand', async () => {
    const of = ours({ state: 'withdrawn' });
    const [withdrawal] = of.decisions;
    assert.ok(withdrawal);
    const grant = { ...withdrawal, purpose: 'statistics', state: 'granted' as const };
    assert.equal((await send(delivery(device, { ...of, decisions: [withdrawal, grant] }))).status, 201);
    assert.deepEqual(await standing(), ['newsletter']);
  });

  it('is refused where a grant names another origin than its page; a withdrawal is kept', async () => {
    const headers = { 'Origin': 'https://shop.example', 'Sec-Fetch-Site': 'same-origin' };
    const grant = await send(delivery(device, ours({ origin: 'https://other.example/a' }), headers));
    assert.deepEqual([grant.status, await codeIn(grant)], [422, 'origin-mismatch']);
    assert.equal((await send(delivery(device, ours({ origin: 'https://other.example/a', state: 'withdrawn' }), headers))).status, 201);
  });

  it('is kept where a junk denial comes with such a grant, and that grant does not stand', async () => {
    const headers = { 'Origin': 'https://shop.example', 'Sec-Fetch-Site': 'same-origin' };
    const of = ours({ origin: 'https://other.example/a' });
    const [grant] = of.decisions;
    assert.ok(grant);
    const junk = { ...grant, purpose: 'junk', state: 'denied' as const };
    assert.equal((await send(delivery(device, { ...of, decisions: [junk, grant] }, headers))).status, 201);
    assert.deepEqual((await rows())[0]?.unknownClauses, ['junk', 'newsletter']);
    assert.deepEqual(await standing(), ['junk']);
  });

  it('of an account is kept with its token, and only with its own', async () => {
    const of = record({ subject: { kind: 'account', id: 'lan' }, clause: NEWSLETTER });
    const as = async (sub: string) => send(delivery(device, of, { 'An-Tam-Device': undefined, 'Authorization': `Bearer ${await test.token(sub)}` }));
    const other = await as('minh');
    assert.deepEqual([other.status, await codeIn(other)], [403, 'subject-mismatch']);
    assert.equal((await as('lan')).status, 201);
    const none = await send(delivery(device, of));
    assert.deepEqual([none.status, await codeIn(none)], [401, 'token-missing']);
    assert.match(none.headers.get('WWW-Authenticate') ?? '', /^Bearer /);
  });

  it('of a device is refused with another device\'s key, or none', async () => {
    const other = await send(delivery(device, ours(), { 'An-Tam-Device': (await newDevice()).key }));
    assert.deepEqual([other.status, await codeIn(other)], [403, 'subject-mismatch']);
    const none = await send(delivery(device, ours(), { 'An-Tam-Device': undefined }));
    assert.deepEqual([none.status, await codeIn(none)], [401, 'device-key-missing']);
    assert.ok(none.headers.has('WWW-Authenticate'));
  });

  it('is told what is wrong with it, member by member', async () => {
    const of = { ...ours(), widget: 7, extra: true };
    const response = await send(delivery(device, of as unknown as ConsentRecord));
    assert.equal(response.status, 422);
    assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
    const body = await response.json() as { readonly code: string; readonly faults: readonly { readonly path: string }[] };
    assert.equal(body.code, 'invalid-record');
    assert.deepEqual(body.faults.map(({ path }) => path).toSorted(), ['extra', 'widget']);
  });
});

describe('a grant, beside the published clause', () => {
  type Change = (of: ConsentRecord) => ConsentRecord;
  const sharing = (said: Omit<Said, 'subject'> = {}): ConsentRecord => {
    const of = ours({ purpose: 'partner-sharing.giao-hang', clause: SHARING, ...said });
    const decisions = of.decisions.map((one) => ({ ...one, clause: { ...one.clause, id: 'giao-hang', title: 'Giao hàng' }, recipients: ['Giao Hàng Mẫu'] }));
    return { ...of, contact: { phone: '+84912345678' }, act: { ...of.act, declared: ['age-16'] }, decisions };
  };
  const clause = (change: { readonly id?: string; readonly title?: string }): Change => (of) =>
    ({ ...of, decisions: of.decisions.map((one) => ({ ...one, clause: { ...one.clause, ...change } })) });
  const recipients = (...names: readonly string[]): Change => (of) =>
    ({ ...of, decisions: of.decisions.map((one) => ({ ...one, recipients: names })) });
  const declared = (...words: readonly string[]): Change => (of) => ({ ...of, act: { ...of.act, declared: words } });
  const gesture = (name: ConsentRecord['act']['gesture']): Change => (of) => ({ ...of, act: { ...of.act, gesture: name } });
  const contact = (said: NonNullable<ConsentRecord['contact']>): Change => (of) => ({ ...of, contact: said });

  it('is kept where it says the same', async () => {
    assert.equal((await send(delivery(device, sharing()))).status, 201);
    assert.equal((await send(delivery(device, clause({ id: 'giao-hang-2' })(sharing({ at: NOW + 1 }))))).status, 201, 'a numbered id');
    assert.deepEqual(await standing(), ['partner-sharing.giao-hang']);
  });

  const cases: readonly (readonly [what: string, path: string, change: Change])[] = [
    ['another id', 'decisions.0.clause.id', clause({ id: 'giao-hang-nhanh' })],
    ['another title', 'decisions.0.clause.title', clause({ title: 'Giao hàng nhanh' })],
    ['one recipient more', 'decisions.0.recipients', recipients('Giao Hàng Mẫu', 'B')],
    ['no recipient', 'decisions.0.recipients', recipients()],
    ['another recipient', 'decisions.0.recipients', recipients('B')],
    ['an act of refusing', 'act.gesture', gesture('refuse')],
    ['an act of withdrawing', 'act.gesture', gesture('withdraw-all')],
    ['an act of unsubscribing', 'act.gesture', gesture('unsubscribe')],
    ['no age', 'act.declared', declared()],
    ['another age', 'act.declared', declared('age-15')],
    ['no contact', 'contact.phone', contact({})],
    ['another kind of contact', 'contact.phone', contact({ email: 'lan@example.vn' })],
  ];
  for (const [what, path, change] of cases) {
    it(`is refused 422 clause-mismatch where it has ${what}, and the answer names ${path}`, async () => {
      const response = await send(delivery(device, change(sharing())));
      const { code, faults } = await response.json() as { readonly code: string; readonly faults: readonly { readonly path: string }[] };
      assert.deepEqual([response.status, code, faults.map((fault) => fault.path)], [422, 'clause-mismatch', [path]]);
      assert.equal((await rows()).length, 0);
    });

    it(`is no more than a mark with ${what} beside a denial; denied or withdrawn so it is kept without one`, async () => {
      const of = change(sharing());
      const denial = { ...of.decisions[0] ?? assert.fail(), purpose: 'newsletter', state: 'denied' as const, clause: { id: 'x', title: 'x', sha256: NEWSLETTER } };
      assert.equal((await send(delivery(device, { ...of, decisions: [...of.decisions, denial] }))).status, 201);
      assert.deepEqual(await standing(), ['newsletter']);
      for (const [step, state] of (['denied', 'withdrawn'] as const).entries()) {
        assert.equal((await send(delivery(device, change(sharing({ state, at: NOW + step + 1 }))))).status, 201);
      }
      assert.deepEqual((await rows()).map(({ unknownClauses }) => unknownClauses), [['partner-sharing.giao-hang'], [], []]);
    });
  }

  it('needs no contact of an account: its shop knows whom to write to', async () => {
    const of = { ...contact({})(sharing()), subject: { kind: 'account', id: 'lan' } as const };
    const headers = { 'An-Tam-Device': undefined, 'Authorization': `Bearer ${await test.token('lan')}` };
    assert.equal((await send(delivery(device, of, headers))).status, 201);
  });
});

describe('a request that is not the contract\'s', () => {
  const json = (of: ConsentRecord) => JSON.stringify(of);
  const decision = (of: ConsentRecord) => of.decisions[0] ?? assert.fail();
  const big = new TextEncoder().encode(JSON.stringify({ a: 'x'.repeat(16 * 1024) }));
  type Sent = Readonly<Record<string, string | undefined>>;
  type Row = readonly [what: string, status: number, code: string, headers: Sent, body?: (of: ConsentRecord) => BodyInit];
  const cases: readonly Row[] = [
    ['has no Idempotency-Key', 400, 'idempotency-key-missing', { 'Idempotency-Key': undefined }],
    ['has an Idempotency-Key of another record', 400, 'idempotency-mismatch', { 'Idempotency-Key': `"${newRecordId(NOW)}"` }],
    ['has an Idempotency-Key without quotes', 400, 'idempotency-mismatch', { 'Idempotency-Key': newRecordId(NOW) }],
    ['is plain text', 415, 'unsupported-media-type', { 'Content-Type': 'text/plain' }],
    ['is a form', 415, 'unsupported-media-type', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['names no type', 415, 'unsupported-media-type', { 'Content-Type': '' }],
    ['is JSON in another charset', 415, 'unsupported-media-type', { 'Content-Type': 'application/json; charset=utf-16' }],
    ['is compressed', 415, 'unsupported-media-type', { 'Content-Encoding': 'gzip' }],
    ['says it is too large', 413, 'record-too-large', { 'Content-Length': '16385' }],
    ['is too large', 413, 'record-too-large', {}, () => big],
    ['is too large and says otherwise', 413, 'record-too-large', { 'Content-Length': '10' }, () => big],
    ['is no JSON', 400, 'malformed-json', {}, () => '{"schema":'],
    ['is empty', 400, 'malformed-json', {}, () => ''],
    ['is not UTF-8', 400, 'malformed-json', {}, (of) => Buffer.from(json(of).replace('Nhận', 'Nh\u00e9n'), 'latin1')],
    ['names a member twice', 400, 'malformed-json', {}, (of) => json(of).replace('{', '{"id":"x",')],
    ['names a member twice, once escaped', 400, 'malformed-json', {}, (of) => json(of).replace('"signals"', '"\\u0061ct":1,"signals"')],
    ['is an array', 422, 'invalid-record', {}, () => '[]'],
    ['is null', 422, 'invalid-record', {}, () => 'null'],
    ['is a number', 422, 'invalid-record', {}, () => '7'],
    ['is deep', 422, 'invalid-record', {}, () => `${'['.repeat(8000)}${']'.repeat(8000)}`],
    ['has another schema', 422, 'unknown-schema', {}, (of) => json(of).replace('consent-record/1', 'consent-record/2')],
    ['has a number as its id', 422, 'invalid-record', {}, (of) => JSON.stringify({ ...of, id: 7 })],
    ['has an id of another version', 422, 'invalid-record', {}, (of) => JSON.stringify({ ...of, id: crypto.randomUUID() })],
    ['has __proto__', 422, 'invalid-record', {}, (of) => json(of).replace('{', '{"__proto__":{"kind":"account"},')],
    ['has constructor', 422, 'invalid-record', {}, (of) => json(of).replace('{"kind"', '{"constructor":{"prototype":{}},"kind"')],
    ['holds NFD text', 422, 'invalid-record', {}, (of) => json(of).normalize('NFD')],
    ['has a local time', 422, 'invalid-record', {}, (of) => JSON.stringify({ ...of, decided_at: '2026-11-22T03:04:05+07:00' })],
    ['has a query in its origin', 422, 'invalid-record', {}, (of) => JSON.stringify({ ...of, origin: 'https://shop.example/?email=a' })],
    ['has no decision', 422, 'invalid-record', {}, (of) => JSON.stringify({ ...of, decisions: [] })],
    ['decides twice about one purpose', 422, 'invalid-record', {}, (of) => JSON.stringify({ ...of, decisions: [decision(of), decision(of)] })],
    ['was on by default', 422, 'invalid-record', {}, (of) => json(of).replace('"default":"off"', '"default":"on"')],
    ['holds 10,000 decisions', 413, 'record-too-large', {},
      (of) => JSON.stringify({ ...of, decisions: Array.from({ length: 10_000 }, () => decision(of)) })],
  ];
  for (const [what, status, code, headers, body = json] of cases) {
    it(`is answered ${status} ${code} where it ${what}`, async () => {
      const of = ours();
      const response = await send(delivery(device, of, headers, body(of)));
      assert.deepEqual([response.status, await codeIn(response)], [status, code]);
      assert.equal((await rows()).length, 0);
    });
  }

  it('is answered 408 where its body dawdles', async () => {
    const slow = await openTestLedger({ limits: { bodyPatience: 50 } });
    const body = new ReadableStream({ start: (controller) => { controller.enqueue(new TextEncoder().encode('{')); } });
    const response = await slow.ledger.fetch(delivery(device, ours(), {}, body));
    assert.deepEqual([response.status, await codeIn(response)], [408, 'body-timeout']);
    await slow.end();
  });

  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    it(`is answered 405 where it is a ${method}`, async () => {
      const response = await send(new Request(ENDPOINT, { method }));
      assert.deepEqual([response.status, await codeIn(response)], [405, 'method-not-allowed']);
      assert.equal(response.headers.get('Allow'), 'GET, HEAD, POST');
    });
  }

  it('changes no prototype', () => { assert.equal(({} as { kind?: unknown }).kind, undefined); });
});
