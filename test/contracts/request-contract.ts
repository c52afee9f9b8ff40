import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { toTimestamp } from '../../src/record/record-id.ts';
import type { RequestEvent } from '../../src/record/request-record.ts';
import type { KeptRequest } from '../../src/ledger/request-book.ts';
import type { Storage } from '../../src/ledger/storage.ts';
import { newDevice, NOW, record, request, row } from '../ledger/sample.ts';
import type { Bench } from './storage-contract.ts';
import { rowsIn } from '../ledger/rows-in.ts';

const AT = toTimestamp(NOW);
const DUE = { answer_by: '2026-11-24', done_by: '2026-12-02' };
const LATER = { answer_by: '2027-01-01', done_by: '2027-02-01' };

const said = (state: RequestEvent['state'], words = 'Chúng tôi đã nhận, bạn yên tâm.'): RequestEvent =>
  ({ state, words, at: AT, ...(state === 'extended' && { until: '2026-12-12' }) });

/** What a storage must do for requests, whatever it stands on. */
export const requestContract = (name: string, skip: string | undefined, openBench: () => Promise<Bench>): void => {
  describe(`requests on ${name}`, skip === undefined ? {} : { skip }, () => {
    let bench: Bench;
    let storage: Storage;
    before(async () => {
      bench = await openBench();
      storage = await bench.open();
    });
    after(async () => {
      await storage?.close();
      await bench?.end();
    });

    const keep = async () => {
      const { subject } = await newDevice();
      const of = row(request(subject));
      await storage.append([of]);
      return of;
    };
    const only = async (subject: string): Promise<KeptRequest> => {
      const [kept] = await storage.requests.of(subject);
      assert.ok(kept);
      return kept;
    };

    it('are records, told apart from consents, without a number until one is given', async () => {
      const { subject } = await newDevice();
      const rows = [row(record({ subject })), row(request(subject)), row(record({ subject, at: NOW + 1 }))];
      await storage.append(rows);
      assert.equal((await rowsIn(storage, subject.id)).length, 3);
      assert.deepEqual(await storage.requests.of(subject.id), [{ row: { ...rows[1], position: 2 }, events: [] }]);
    });

    it('get the first number that nobody has, once and for good', async () => {
      const [one, two] = [await keep(), await keep()];
      assert.deepEqual(await storage.requests.promise(one, ['AAA-111', 'never'], DUE, AT), { number: 'AAA-111', due: DUE });
      assert.deepEqual(await storage.requests.promise(two, ['AAA-111', 'BBB-222'], DUE, AT), { number: 'BBB-222', due: DUE });
      assert.deepEqual(await storage.requests.promise(one, ['CCC-333'], LATER, AT), { number: 'AAA-111', due: DUE });
      assert.deepEqual((await only(one.subject)).promised, { number: 'AAA-111', due: DUE });
      assert.equal((await storage.requests.byNumber('BBB-222'))?.row.id, two.id);
      assert.equal(await storage.requests.byNumber('CCC-333'), undefined);
      await assert.rejects(storage.requests.promise(await keep(), ['AAA-111'], DUE, AT), /no number is left/);
    });

    it('get one number each, and all processes the same, while several give them at once', async () => {
      const others = await Promise.all([bench.open(), bench.open()]);
      const kept = await Promise.all(Array.from({ length: 6 }, keep));
      const wishes = Array.from({ length: 9 }, (_, index) => `RACE-${index}`);
      const given = await Promise.all(kept.map((of) => Promise.all([storage, ...others].map((each) =>
        each.requests.promise(of, wishes, DUE, AT)))));
      for (const same of given) assert.equal(new Set(same.map(({ number }) => number)).size, 1);
      assert.equal(new Set(given.flat().map(({ number }) => number)).size, kept.length);
      await Promise.all(others.map((other) => other.close()));
    });

    it('go on where a process stopped between claiming a number and promising it', async () => {
      const of = await keep();
      await bench.tamper(`INSERT INTO request_numbers (number, subject_id, id) VALUES ('STOP-1', '${of.subject}', '${of.id}')`);
      assert.equal(await storage.requests.byNumber('STOP-1'), undefined, 'it is not given yet');
      assert.equal((await storage.requests.promise(of, ['STOP-1', 'STOP-2'], DUE, AT)).number, 'STOP-1');
    });

    it('keep what the shop said, in order, every letter', async () => {
      const of = await keep();
      const events = [said('answered', 'đ ữ 🏮 \' "'), said('extended'), said('done')];
      for (const [index, event] of events.entries()) assert.equal(await storage.requests.say(of, event, index), true);
      assert.deepEqual((await only(of.subject)).events, events);
    });

    it('take one of two words that were said at once, and say so to the other', async () => {
      const of = await keep();
      const other = await bench.open();
      const told = await Promise.all([storage.requests.say(of, said('done'), 0), other.requests.say(of, said('declined'), 0)]);
      assert.deepEqual(told.toSorted(), [false, true]);
      assert.equal((await only(of.subject)).events.length, 1);
      await other.close();
    });

    it('are all told to the shop, over more pages than one', async () => {
      const { subject } = await newDevice();
      await storage.append(Array.from({ length: 1100 }, () => row(request(subject))));
      await storage.append([row(record({ subject }))]);
      const ids = new Set<string>();
      for await (const { row: { id, subject: whose } } of storage.requests.all()) if (whose === subject.id) ids.add(id);
      assert.equal(ids.size, 1100);
    });

    for (const [table, column] of [['request_numbers', 'id'], ['request_promises', 'number'], ['request_events', 'words']] as const) {
      it(`has the database refuse to change or remove a row of ${table}`, async () => {
        const of = await keep();
        await storage.requests.promise(of, [`KEEP-${table}`], DUE, AT);
        await storage.requests.say(of, said('done'), 0);
        await assert.rejects(bench.tamper(`UPDATE ${table} SET ${column} = 'x'`), /append-only/);
        await assert.rejects(bench.tamper(`DELETE FROM ${table}`), /append-only/);
      });
    }

    it('has the database refuse a word that is not the next', async () => {
      const of = await keep();
      await assert.rejects(storage.requests.say(of, said('done'), 1), /next of its request/);
    });
  });
};
