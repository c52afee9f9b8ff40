import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { documentsInForce, isInForce } from '../../src/ledger/in-force.ts';
import type { PublishedDocument } from '../../src/ledger/storage.ts';
import type { Choices } from '../../src/record/choice.ts';
import { digest, newDevice, NOW, record } from './sample.ts';
import { delivery, openTestLedger, POLICY, question, type TestLedger } from './test-ledger.ts';

const DAY = 86_400_000;

const version = (name: string, effective: string, more: Partial<PublishedDocument> = {}): PublishedDocument => ({
  sha256: digest(name), document: 'chinh-sach', version: name, language: 'vi', effective, text: name,
  clauses: [{ sha256: digest(`clause of ${name}`), purpose: 'newsletter', id: 'ban-tin', title: 'Bản tin', text: name }], ...more,
});

const inForce = (published: readonly PublishedDocument[], at = NOW): readonly string[] =>
  documentsInForce(published, at).map((one) => one.version).toSorted();

describe('of what is published there is in force', () => {
  const past = version('past', '2026-06-01');
  const present = version('present', '2026-11-20');
  const coming = version('coming', '2026-12-01');
  const cases: readonly (readonly [then: string, given: readonly PublishedDocument[], stands: readonly string[]])[] = [
    ['nothing where nothing is published', [], []],
    ['the last that has come', [past, present, coming], ['present']],
    ['the same in whatever order they lie', [coming, present, past], ['present']],
    ['the first to come, where none has', [version('later', '2027-01-01'), coming], ['coming']],
    ['the later version of two for the same day', [version('a', '2026-11-20'), version('b', '2026-11-20')], ['b']],
    ['one of each document', [present, version('other', '2026-01-01', { document: 'doi-tra' })], ['other', 'present']],
    ['one in each language', [present, version('english', '2026-01-01', { language: 'en' })], ['english', 'present']],
  ];
  for (const [then, given, stands] of cases) it(then, () => { assert.deepEqual(inForce(given), stands); });

  it('the new version from the first minute of its day in Vietnam', () => {
    const midnight = Date.parse('2026-12-01T00:00:00+07:00');
    assert.deepEqual(inForce([present, coming], midnight - 1), ['present']);
    assert.deepEqual(inForce([present, coming], midnight), ['coming']);
  });
});

describe('the words that a choice was given on are in force', () => {
  const clause = (words: string, edition?: number) =>
    ({ sha256: digest(words), purpose: 'newsletter', id: 'ban-tin', title: 'Bản tin', text: words, ...(edition !== undefined && { edition }) });
  const on = (words: string, edition?: number, purpose = 'newsletter') =>
    ({ purpose, clause: { id: 'ban-tin', sha256: digest(words), title: 'Bản tin' }, ...(edition !== undefined && { edition }) });
  const cases: readonly (readonly [then: string, now: ReturnType<typeof clause>, given: ReturnType<typeof on>, holds: boolean])[] = [
    ['where their digest is', clause('a'), on('a'), true],
    ['not where the words are others', clause('b'), on('a'), false],
    ['where only the wording of one edition changed', clause('b', 2), on('a', 2), true],
    ['not where the edition is another', clause('b', 3), on('a', 2), false],
    ['not where the clause named no edition then', clause('b', 2), on('a'), false],
    ['not where the same words ask for another purpose', clause('a'), on('a', undefined, 'statistics'), false],
  ];
  for (const [then, now, given, holds] of cases) {
    it(then, () => { assert.equal(isInForce(given, [version('v', '2026-01-01', { clauses: [now] })]), holds); });
  }
});

describe('who asks where she stands', () => {
  /** Three versions: the second mends the wording of the newsletter and names another carrier, the third comes in December. */
  const first = POLICY.replace('effective: 2026-12-01', 'effective: 2026-06-01').replace('consent=newsletter', 'consent=newsletter edition=1');
  const second = first.replace('version: 2026-11-22', 'version: 2').replace('effective: 2026-06-01', 'effective: 2026-11-20')
    .replace('Mỗi tuần một thư', 'Mỗi tuần chỉ một thư').replace('recipients="Giao Hàng Mẫu"', 'recipients="Giao Hàng Khác"');
  const third = second.replace('version: 2', 'version: 3').replace('effective: 2026-11-20', 'effective: 2026-12-01').replace('edition=1', 'edition=2');
  const clauseOf = (policy: string, heading: string) =>
    digest(`${policy.slice(policy.indexOf(heading)).split(/\n+(?=## )/)[0]?.trimEnd().replace('{{shop}}', 'Quê Nhà')}\n`);

  let test: TestLedger;
  before(async () => {
    test = await openTestLedger({}, first);
    await test.ledger.close();
    const content = join(test.folder, 'content');
    await mkdir(content, { recursive: true });
    await writeFile(join(content, 'chinh-sach-bao-mat', '2.md'), second);
    await writeFile(join(content, 'chinh-sach-bao-mat', '3.md'), third);
    test = { ...await openTestLedger({ content }), folder: test.folder };
  });
  after(() => test.end());

  it('hears which of her choices are on words in force, and of which edition; later the same choices are on old words', async () => {
    const device = await newDevice();
    const newsletter = record({ subject: device.subject, clause: clauseOf(first, '## Nhận'), at: NOW - 9000 });
    const sharing = record({ subject: device.subject, purpose: 'partner-sharing.giao-hang', clause: clauseOf(first, '## Giao'), state: 'denied' });
    const answers = await Promise.all([newsletter, sharing].map(async (one) => (await test.ledger.fetch(delivery(device, one))).status));
    assert.deepEqual(answers, [201, 201]);
    const told = async () => (await (await test.ledger.fetch(question(device))).json() as Choices).choices
      .map(({ purpose, state, edition, in_force: now }) => [purpose, state, edition, now]);
    assert.deepEqual(await told(), [['newsletter', 'granted', 1, true], ['partner-sharing.giao-hang', 'denied', undefined, false]]);
    test.clock.now = NOW + 10 * DAY;
    assert.deepEqual(await told(), [['newsletter', 'granted', 1, false], ['partner-sharing.giao-hang', 'denied', undefined, false]]);
  });
});
