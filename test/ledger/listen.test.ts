import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { it } from 'node:test';
import { listen } from '../../src/ledger/listen.ts';
import { newDevice, record } from './sample.ts';
import { deviceHeaders, NEWSLETTER, openTestLedger, question } from './test-ledger.ts';

it('a ledger on a port takes a record, knows the client\'s address, and ends cleanly with a request under way', async () => {
  const test = await openTestLedger({ limits: { address: { burst: 3, perSecond: 0.001 } } });
  let arrives: () => void = () => undefined;
  const server = await listen((request, client) => {
    arrives();
    return test.ledger.fetch(request, client);
  }, { host: '127.0.0.1', port: 0 });
  const device = await newDevice();
  const of = record({ subject: device.subject, clause: NEWSLETTER });
  const post = () => fetch(`${server.url}/an-tam/records`, { method: 'POST', headers: deviceHeaders(device, of.id), body: JSON.stringify(of) });
  assert.deepEqual([(await post()).status, (await post()).status], [201, 200]);
  const arrived = new Promise<void>((resolve) => { arrives = resolve; });
  const last = post();
  await arrived;
  await server.close();
  assert.equal((await last).status, 200);
  assert.equal((await test.ledger.fetch(question(device), { address: '127.0.0.1' })).status, 429);
  await assert.rejects(post());
  await test.end();
});

it('a body that is far too large is refused before it has arrived', async () => {
  const test = await openTestLedger();
  const server = await listen(test.ledger.fetch, { host: '127.0.0.1', port: 0 });
  const { port } = new URL(server.url);
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write('POST /an-tam/records HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n');
      // 32 KiB, and never an end.
      socket.write(`8000\r\n${'a'.repeat(0x8000)}\r\n`);
    }).once('data', (bytes: Buffer) => {
      resolve(bytes.toString());
      socket.destroy();
    }).once('error', reject);
  });
  assert.match(answer, /^HTTP\/1\.1 413 /);
  await server.close();
  await test.end();
});
