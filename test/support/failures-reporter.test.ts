import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestEvent } from 'node:test/reporters';
import report from './failures-reporter.ts';

const pass = { type: 'test:pass', data: { name: 'a journey', details: { type: 'test' } } } as unknown as TestEvent;
const look = { type: 'test:diagnostic', data: { message: 'a second look at “a journey” in webkit, after: Error: never seen' } } as unknown as TestEvent;

const read = async (events: readonly TestEvent[]): Promise<string> => {
  const own = process.exitCode;
  const said = [];
  for await (const line of report((async function* () { yield* events; })())) said.push(line);
  process.exitCode = own;
  return said.join('');
};

test('a second look is told and counted', async () => {
  assert.equal(await read([pass]), 'tally: 1 passed, 0 failed\n');
  assert.equal(await read([look, pass]), '  – a second look at “a journey” in webkit, after: Error: never seen\ntally: 1 passed, 0 failed, 1 second looks\n');
});

test('more of them than a busy machine causes are a failure', async () => {
  assert.match(await read([look, look, look, pass]), /0 failed, 3 second looks\n$/);
  assert.match(await read([look, look, look, look, pass]), /✖ 4 journeys held at the second look only.*\ntally: 1 passed, 1 failed, 4 second looks\n$/);
});
