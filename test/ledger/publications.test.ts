import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Choices } from '../../src/record/choice.ts';
import { StartError } from '../../src/ledger/start-error.ts';
import { StorageUnavailable } from '../../src/ledger/storage.ts';
import { digest, newDevice, record, type Device } from './sample.ts';
import { delivery, NEWSLETTER, openTestLedger, POLICY, question, type TestLedger } from './test-ledger.ts';

const NEXT = POLICY.replace('version: 2026-11-22', 'version: 2026-11-23').replace('effective: 2026-12-01', 'effective: 2026-11-22')
  .replace('Mỗi tuần', 'Mỗi ngày');
const NEXT_CLAUSE = digest('## Nhận bản tin khuyến mại {#ban-tin consent=newsletter}\nMỗi ngày một thư của Quê Nhà.\n');

describe('a version that is published while the ledger runs', () => {
  let test: TestLedger;
  let device: Device;
  beforeEach(async () => {
    test = await openTestLedger();
    device = await newDevice();
  });
  afterEach(() => test.end());

  const publish = (name: string, text: string): Promise<void> => writeFile(join(test.folder, 'content', 'chinh-sach-bao-mat', name), text);
  const grant = async (clause = NEXT_CLAUSE): Promise<number> =>
    (await test.ledger.fetch(delivery(device, record({ subject: device.subject, clause, at: test.clock.now })))).status;
  const inForce = async (): Promise<boolean | undefined> =>
    ((await (await test.ledger.fetch(question(device))).json()) as Choices).choices[0]?.in_force;

  it('may be granted on without a restart', async () => {
    assert.equal(await grant(), 422);
    await publish('2026-11-23.md', NEXT);
    test.clock.now += 3000;
    assert.equal(await grant(), 201);
    assert.equal(await inForce(), true);
  });

  it('is in force a minute later at the latest, and what it replaced is not', async () => {
    assert.equal(await grant(NEWSLETTER), 201);
    assert.equal(await inForce(), true);
    await publish('2026-11-23.md', NEXT);
    test.clock.now += 61_000;
    assert.equal(await inForce(), false);
  });

  it('and has an error, or is not there any more, changes nothing; the log says where, once', async () => {
    assert.equal(await grant(NEWSLETTER), 201);
    await publish('2026-11-23.md', NEXT.replace('consent=newsletter', 'consent=NEWS'));
    for (let turn = 0; turn < 3; turn++) {
      test.clock.now += 61_000;
      assert.equal(await inForce(), true);
    }
    const told = test.lines.filter((line) => line.includes('"not-published"'));
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /2026-11-23\.md:11: bad-attribute-value.* Until then no file that was added or changed is published\."/);
    await rm(join(test.folder, 'content'), { recursive: true });
    test.clock.now += 61_000;
    assert.equal(await inForce(), true);
    assert.equal(await grant(NEWSLETTER), 201);
  });

  it('is found without anybody\'s asking', async (context) => {
    context.mock.timers.enable({ apis: ['setInterval'] });
    const alone = await openTestLedger();
    try {
      await writeFile(join(alone.folder, 'content', 'chinh-sach-bao-mat', '2026-11-23.md'), NEXT);
      context.mock.timers.tick(60_000);
      const isThere = async (): Promise<boolean> => await alone.ledger.storage.publishedText('clause', NEXT_CLAUSE) !== undefined;
      for (let turn = 0; turn < 100 && !await isThere(); turn++) await setTimeout(20);
      assert.ok(await isThere());
    } finally {
      await alone.end();
    }
  });

  it('refuses nobody for having come while it is being looked for', async () => {
    assert.equal(await grant(digest('nobody published this')), 422);
    await publish('2026-11-23.md', NEXT);
    assert.deepEqual(await Promise.all([grant(), grant(), grant()]), [201, 201, 201]);
  });

  it('is looked for no more often than it should, however many ask for what nobody published', async () => {
    const slow = await openTestLedger({ limits: { looks: 300 } });
    const start = performance.now();
    const ask = async (): Promise<number> =>
      (await slow.ledger.fetch(delivery(device, record({ subject: device.subject, clause: digest('nothing') })))).status;
    assert.deepEqual(await Promise.all([ask(), ask()]), [422, 422]);
    assert.ok(performance.now() - start >= 290, 'the look was waited for');
    await slow.end();
  });

  it('is found also where the database was away when it was looked for', async () => {
    const { storage } = test.ledger;
    const archive = storage.archive.bind(storage);
    await publish('2026-11-23.md', NEXT);
    Object.assign(storage, { archive: () => Promise.reject(new StorageUnavailable('away')) });
    assert.equal(await grant(), 422);
    Object.assign(storage, { archive });
    assert.equal(await grant(), 201);
  });

  it('is found where its file was mended while the fault in it was being told', async () => {
    const { storage } = test.ledger;
    const archive = storage.archive.bind(storage);
    await publish('2026-11-23.md', NEXT.replace('Mỗi ngày', 'Mỗi'));
    Object.assign(storage, { archive: async () => {
      await publish('2026-11-23.md', NEXT);
      throw new StartError('half a file');
    } });
    assert.equal(await grant(), 422);
    Object.assign(storage, { archive });
    assert.equal(await grant(), 201);
  });

  it('is looked for no more once the ledger closes, and closing waits for no turn', async () => {
    const slow = await openTestLedger({ limits: { looks: 600_000 } });
    const asked = slow.ledger.fetch(delivery(device, record({ subject: device.subject, clause: digest('nothing') })));
    await setTimeout(50);
    await slow.end();
    assert.ok((await asked).status >= 400);
  });

  it('is looked for by no ledger that failed to open', async (context) => {
    const clear = context.mock.method(globalThis, 'clearInterval');
    await assert.rejects(openTestLedger({ signingKey: '{}' as never }));
    assert.ok(clear.mock.callCount() > 0);
  });

  it('leaves in force what was, while the folder is empty', async () => {
    assert.equal(await grant(NEWSLETTER), 201);
    const file = join(test.folder, 'content', 'chinh-sach-bao-mat', '2026-11-22.md');
    await rm(file);
    test.clock.now += 61_000;
    assert.equal(await inForce(), true);
    assert.match(test.lines.find((line) => line.includes('"not-published"')) ?? '', /No version of chinh-sach-bao-mat is left/);
  });
});
