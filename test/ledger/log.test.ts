import assert from 'node:assert/strict';
import { it } from 'node:test';
import { newDevice, record } from './sample.ts';
import { delivery, ENDPOINT, NEWSLETTER, openTestLedger, question } from './test-ledger.ts';

it('the log of a full run names nobody', async () => {
  const test = await openTestLedger({ addressHeader: 'x-forwarded-for' });
  const device = await newDevice();
  const account = 'lan.nguyen.77';
  const token = await test.token(account);
  const personal = {
    'User-Agent': 'Mozilla/5.0 (SecretPhone)', 'X-Forwarded-For': '203.0.113.77', 'Referer': 'https://shop.example/secret-page?email=lan@example.vn',
    'Cookie': 'session=secret-cookie',
  };
  const email = 'lan.secret@example.vn';
  const of = record({ subject: device.subject, clause: NEWSLETTER, email });
  const other = record({ subject: { kind: 'account', id: account }, clause: NEWSLETTER, email });
  const bearer = { ...personal, Authorization: `Bearer ${token}` };
  const requests = [
    delivery(device, of, personal), delivery(device, of, personal), delivery(device, { ...of, widget: 'an-tam/2' }, personal),
    delivery(device, other, bearer), delivery(await newDevice(), of, personal), delivery(device, of, personal, `{"email":"${email}"`),
    delivery(device, record({ subject: device.subject, email }), personal), delivery(device, other, { ...personal, Authorization: `Bearer ${token}x` }),
    question(device), new Request(ENDPOINT, { headers: bearer }), new Request(`${ENDPOINT}/${account}`, { headers: personal }),
    new Request(`${ENDPOINT}?email=${email}`, { headers: personal }),
  ];
  const statuses: number[] = [];
  for (const request of requests) statuses.push((await test.ledger.fetch(request, { address: '203.0.113.78' })).status);
  assert.deepEqual(statuses, [201, 200, 409, 201, 403, 400, 422, 401, 200, 200, 404, 401]);
  Object.defineProperty(test.ledger.storage, 'rowsOf', { value: async function* () { throw new Error(`Key (subject_id)=(${account}) ${email}`); } });
  await test.ledger.fetch(new Request(ENDPOINT, { headers: bearer }), { address: '203.0.113.78' });
  await test.end();

  const log = test.lines.join('');
  assert.equal(test.lines.filter((line) => line.includes('"event":"request"')).length, requests.length + 1);
  assert.match(log, /"status":201.*"records":1/);
  assert.match(log, /"code":"id-conflict"/);
  const forbidden = [
    device.subject.id, device.key, account, token, email, 'lan.secret', 'example.vn', '203.0.113', 'SecretPhone', 'Mozilla', 'secret', of.id, other.id,
    'shop.example', 'Nhận bản tin',
  ];
  for (const value of forbidden) assert.ok(!log.includes(value), `the log holds ${value}`);
});
