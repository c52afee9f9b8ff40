import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Choices } from '../../src/record/choice.ts';
import { exportRecords } from '../../src/ledger/export-records.ts';
import { digest, newDevice, NOW, record, row, type Device } from './sample.ts';
import { codeIn, delivery, ENDPOINT, NEWSLETTER, openTestLedger, question, type TestLedger } from './test-ledger.ts';

let test: TestLedger;
let device: Device;
before(async () => { test = await openTestLedger(); });
after(() => test.end());
beforeEach(async () => { device = await newDevice(); });

const choices = async (request: Request): Promise<Choices> => await (await test.ledger.fetch(request)).json() as Choices;

describe('a subject that asks where it stands', () => {
  it('stands nowhere before it decided', async () => {
    assert.deepEqual(await choices(question(device)), { subject: device.subject, choices: [] });
  });

  it('is told the choice that stands, its clause and both times', async () => {
    const grant = record({ subject: device.subject, clause: NEWSLETTER, at: NOW - 9000 });
    await test.ledger.fetch(delivery(device, grant));
    assert.deepEqual((await choices(question(device))).choices, [{
      purpose: 'newsletter', state: 'granted', clause: grant.decisions[0]?.clause, decided_at: grant.decided_at,
      received_at: new Date(NOW).toISOString(), record: grant.id, in_force: true,
    }]);
  });

  it('is never told an old grant over a newer withdrawal, in whatever order they arrive and whatever the clock did', async () => {
    const grant = record({ subject: device.subject, clause: NEWSLETTER, at: NOW + 60_000 });
    const withdrawal = record({ subject: device.subject, state: 'withdrawn', at: NOW, supersedes: grant.id });
    await test.ledger.fetch(delivery(device, withdrawal));
    await test.ledger.fetch(delivery(device, grant));
    assert.deepEqual((await choices(question(device))).choices.map(({ state }) => state), ['withdrawn']);
  });

  it('is told its own alone, by token or by device key', async () => {
    const id = `khach ${Math.random()}`;
    const headers = { Authorization: `Bearer ${await test.token(id)}` };
    const of = record({ subject: { kind: 'account', id }, clause: NEWSLETTER });
    await test.ledger.fetch(delivery(device, of, headers));
    assert.equal((await choices(new Request(ENDPOINT, { headers }))).choices.length, 1);
    assert.deepEqual(await choices(question(device)), { subject: device.subject, choices: [] });
    const both = await choices(new Request(ENDPOINT, { headers: { ...headers, 'An-Tam-Device': device.key } }));
    assert.deepEqual(both.subject, { kind: 'account', id });
  });

  it('must prove who it is', async () => {
    for (const [headers, code] of [[{}, 'device-key-missing'], [{ Authorization: 'Bearer x' }, 'token-invalid'], [{ Authorization: 'Basic eA==' }, 'token-missing']] as const) {
      const response = await test.ledger.fetch(new Request(ENDPOINT, { headers }));
      assert.deepEqual([response.status, await codeIn(response)], [401, code]);
      assert.ok(response.headers.has('WWW-Authenticate'));
    }
  });

  it('gets an answer that nobody may keep', async () => {
    const response = await test.ledger.fetch(question(device));
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.match(response.headers.get('Vary') ?? '', /Authorization, An-Tam-Device.*Origin/);
  });

  it('is answered after 10,000 decisions too, with what stands, and nobody else has to wait for it', async () => {
    const last = record({ subject: device.subject, state: 'denied', at: NOW });
    const history = Array.from({ length: 9999 }, (_, step) => row(record({ subject: device.subject, at: NOW - 1 - step })));
    await test.ledger.storage.append([...history, row(last)]);
    const order: string[] = [];
    const asked = choices(question(device)).then((told) => {
      order.push('the long life');
      return told;
    });
    await test.ledger.fetch(question(await newDevice()));
    order.push('somebody else');
    assert.deepEqual((await asked).choices.map(({ record: id }) => id), [last.id]);
    assert.deepEqual(order, ['somebody else', 'the long life']);
  });
});

it('an auditor gets each record with its digest, as a line of JSON', async () => {
  const fresh = await openTestLedger();
  const of = record({ subject: device.subject, clause: NEWSLETTER });
  await fresh.ledger.fetch(delivery(device, of));
  const lines: string[] = [];
  for await (const line of exportRecords(fresh.ledger.storage)) lines.push(line);
  const [line = ''] = lines;
  assert.equal(lines.length, 1);
  const read = JSON.parse(line) as { readonly position: number; readonly sha256: string; readonly record: unknown };
  assert.deepEqual([read.position, read.record], [1, of]);
  assert.equal(digest(/"record":(.*)\}\n$/.exec(line)?.[1] ?? ''), read.sha256);
  await fresh.end();
});
