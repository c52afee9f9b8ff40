import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { requestsCommand } from '../../src/cli/requests-command.ts';
import type { ShopRequest } from '../../src/ledger/answer-request.ts';
import { openSqlite } from '../../src/ledger/sqlite-storage.ts';
import { toTimestamp } from '../../src/record/record-id.ts';
import { newDevice, NOW, request, row } from '../ledger/sample.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'an-tam-requests-'));
  const storage = await openSqlite(folder, toTimestamp(NOW));
  const { subject } = await newDevice();
  await storage.append([row(request(subject, { contact: { phone: '+84912345678' }, message: 'Tên tôi là Lan.\n\u001b[31mĐỏ\u202e' }))]);
  await storage.close();
});
afterEach(() => rm(folder, { recursive: true }));

const run = async (words: readonly string[], now = NOW, data = folder) => {
  const [told, complained]: [string[], string[]] = [[], []];
  const code = await requestsCommand({
    words, folder, env: { DATA_DIR: data }, now: () => now,
    tell: (line) => { told.push(line); }, complain: (line) => { complained.push(line); },
  }).catch((error: unknown) => {
    if (!(error instanceof Error) || error.name !== 'CommandError') throw error;
    complained.push(error.message);
    return 2 as const;
  });
  return { code, told, complained };
};
const only = async (): Promise<ShopRequest> => {
  const { told } = await run(['list', '--all', '--json']);
  const [first] = (JSON.parse(told.join('\n')) as { readonly requests: readonly ShopRequest[] }).requests;
  assert.ok(first);
  return first;
};

describe('an-tam requests', () => {
  it('lists what is open with the day that must not be missed, and says with 1 that one was', async () => {
    const { number } = await only();
    assert.deepEqual(await run(['list']), { code: 0, told: [`${number}  2026-11-24       correct        received`], complained: ['1 request, 0 late.'] });
    const late = await run(['list'], NOW + 3 * 86_400_000);
    assert.deepEqual([late.code, late.told], [1, [`${number}  2026-11-24 LATE  correct        received`]]);
  });

  it('answers one by its number, and shows what was said; what is done is off the list', async () => {
    const { number } = await only();
    const words = ['answer', number.toLowerCase(), '--state', 'done', '--words', 'Đã sửa tên của bạn.'];
    const { code, told } = await run(words);
    assert.deepEqual([code, told[0]], [0, `${number}: correct, done`]);
    assert.ok((await run(['show', number])).told.some((line) => line.endsWith(' done: Đã sửa tên của bạn.')));
    assert.deepEqual((await run(['list'])).told, []);
    assert.equal((await run(['list', '--all'])).told.length, 1);
    assert.match((await run(words)).complained.join(), /the request is done, which closes it: write to the customer/);
  });

  it('shows who asked what, and lets no message steer the terminal', async () => {
    const { told } = await run(['show', (await only()).number]);
    assert.ok(told.some((line) => line.includes('+84912345678') && line.includes('Sửa dữ liệu của bạn')));
    assert.ok(told.includes('  Tên tôi là Lan.'));
    assert.doesNotMatch(told.join(''), /[\u001b\u202e]/);
  });

  it('finds the database from where it is called, and makes none where there is none', async () => {
    assert.equal((await run(['list'], NOW, '.')).told.length, 1);
    assert.match((await run(['list'], NOW, 'elsewhere')).complained.join(), /there is no ledger in .*elsewhere/);
    assert.ok(!existsSync(join(folder, 'elsewhere')));
  });

  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /say one of list, show, answer/], [['forget'], /say one of/], [['show'], /by its number/], [['show', '222-222'], /no request 222-222/],
    [['answer', 'NUMBER', '--state', 'forgotten', '--words', 'x'], /--state is one of answered, extended, done, declined/],
    [['answer', 'NUMBER', '--state', 'done'], /--words/], [['answer', '222-223', '--state', 'done', '--words', 'x'], /sign is missing or wrong/],
    [['answer', 'NUMBER', '--state', 'extended', '--words', 'x'], /--until/],
    [['answer', 'NUMBER', '--state', 'extended', '--words', 'x', '--until', '2027-12-31'], /later than 2026-12-02, and not later than 2026-12-12/],
    [['list', '--late'], /--late is not an option/],
  ];
  for (const [words, says] of wrong) {
    it(`says in one line what is wrong with “${words.join(' ')}”`, async () => {
      const { number } = await only();
      const { code, complained } = await run(words.map((word) => (word === 'NUMBER' ? number : word)));
      assert.deepEqual([code, complained.length], [2, 1]);
      assert.match(complained[0] ?? '', says);
    });
  }
});
