import assert from 'node:assert/strict';
import { describe, it, before, after } from 'node:test';
import { newRecordId, toTimestamp } from '../../src/record/record-id.ts';
import type { Appended, PublishedDocument, Storage, StoredRow } from '../../src/ledger/storage.ts';
import { digest, newDevice, NOW, record, row } from '../ledger/sample.ts';
import { rowsIn } from '../ledger/rows-in.ts';

/** A database under test. */
export type Bench = {
  /** Opens another storage on the same database, as another process would. */
  readonly open: () => Promise<Storage>;
  /** Runs SQL as an intruder with the database's own tools would. */
  readonly tamper: (sql: string) => Promise<unknown>;
  readonly end: () => Promise<void>;
};

const AT = toTimestamp(NOW);

const document: PublishedDocument = {
  sha256: digest('document\n'), document: 'chinh-sach-bao-mat', version: '1', language: 'vi', effective: '2026-12-01', text: 'document\n',
  clauses: [{ sha256: digest('clause\n'), purpose: 'newsletter', id: 'ban-tin', title: 'Nhận bản tin', text: 'clause\n' }],
};

const positionOf = (appended: Appended | undefined): number => (appended && appended.is !== 'conflict' ? appended.row.position : 0);

const all = async (rows: AsyncIterable<StoredRow>): Promise<StoredRow[]> => {
  const found: StoredRow[] = [];
  for await (const one of rows) found.push(one);
  return found;
};

/** What every storage must do, whatever it stands on. */
export const storageContract = (name: string, skip: string | undefined, openBench: () => Promise<Bench>): void => {
  describe(`storage on ${name}`, skip === undefined ? {} : { skip }, () => {
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

    it('gives a subject\'s records the positions 1, 2, 3 in the order of their arrival', async () => {
      const { subject } = await newDevice();
      const rows = [1, 2, 3, 4].map((step) => row(record({ subject, at: NOW - step })));
      const first = await storage.append(rows.slice(0, 3));
      const second = await storage.append(rows.slice(3));
      assert.deepEqual([...first, ...second].map(positionOf), [1, 2, 3, 4]);
      const kept = await rowsIn(storage, subject.id);
      assert.deepEqual(kept, rows.map((one, index) => ({ ...one, position: index + 1 })));
    });

    it('gives a long life row by row, and lets others work meanwhile', async () => {
      const { subject } = await newDevice();
      const rows = Array.from({ length: 350 }, (_, step) => row(record({ subject, at: NOW + step })));
      await storage.append(rows);
      let others = 0;
      const ticking = setInterval(() => { others += 1; }, 0);
      const positions: number[] = [];
      let seenMidway = 0;
      for await (const { position } of storage.rowsOf(subject.id)) {
        positions.push(position);
        if (position === 350) seenMidway = others;
      }
      clearInterval(ticking);
      assert.deepEqual(positions, rows.map((_, index) => index + 1));
      assert.ok(seenMidway > 0, 'nobody else had a turn');
    });

    it('finds one row by its id, of its subject alone', async () => {
      const [{ subject }, other] = [await newDevice(), await newDevice()];
      const of = row(record({ subject }));
      await storage.append([of]);
      assert.deepEqual(await storage.rowWith(subject.id, of.id), { ...of, position: 1 });
      assert.equal(await storage.rowWith(other.subject.id, of.id), undefined);
    });

    it('answers a repeat with the row that was kept first, and keeps nothing', async () => {
      const { subject } = await newDevice();
      const of = record({ subject });
      const [first] = await storage.append([row(of, NOW)]);
      const [again] = await storage.append([row(of, NOW + 60_000)]);
      assert.deepEqual(again, { is: 'repeat', row: { ...row(of, NOW), position: 1 } });
      assert.equal(first?.is, 'new');
      assert.equal((await rowsIn(storage, subject.id)).length, 1);
    });

    it('calls the same id with other content a conflict, and keeps what came first', async () => {
      const { subject } = await newDevice();
      const id = newRecordId(NOW);
      await storage.append([row(record({ subject, id, state: 'granted' }))]);
      const answers = await storage.append([row(record({ subject, id, state: 'withdrawn' }))]);
      assert.deepEqual(answers, [{ is: 'conflict' }]);
      assert.match((await rowsIn(storage, subject.id))[0]?.content ?? '', /granted/);
    });

    it('tells new, repeat and conflict apart within one group, and leaves no gap', async () => {
      const { subject } = await newDevice();
      const id = newRecordId(NOW);
      const of = row(record({ subject, id }));
      const other = row(record({ subject, id, state: 'denied' }));
      const next = row(record({ subject, at: NOW + 1 }));
      const answers = await storage.append([of, next, of, other]);
      assert.deepEqual(answers.map(({ is }) => is), ['new', 'new', 'repeat', 'conflict']);
      assert.deepEqual(answers.map(positionOf), [1, 2, 1, 0]);
    });

    it('gives a subject\'s rows of one schema a page at a time, newest first, and nobody else\'s', async () => {
      const [{ subject }, other] = [await newDevice(), await newDevice()];
      const rows = [1, 2, 3, 4].map((step) => ({ ...row(record({ subject, at: NOW + step })), schema: step === 3 ? 'other' : 'this' }));
      await storage.append([...rows, { ...row(record({ subject: other.subject })), schema: 'this' }]);
      const page = async (before: number, most: number) => (await storage.pageOf(subject.id, 'this', before, most)).map(({ position }) => position);
      assert.deepEqual(await page(2 ** 31 - 1, 2), [4, 2]);
      assert.deepEqual(await page(2, 2), [1]);
      assert.deepEqual(await page(1, 2), []);
      assert.deepEqual(await storage.pageOf(subject.id, 'this', 5, 1), [{ ...rows[3], position: 4 }]);
    });

    it('lets two subjects use one id: neither learns of the other', async () => {
      const [one, two] = [await newDevice(), await newDevice()];
      const id = newRecordId(NOW);
      const rows = [row(record({ subject: one.subject, id })), row(record({ subject: two.subject, id, state: 'denied' }))];
      const answers = await storage.append(rows);
      assert.deepEqual(answers.map(({ is }) => is), ['new', 'new']);
    });

    it('keeps what was marked, and every letter', async () => {
      const { subject } = await newDevice();
      const strange = { ...row(record({ subject })), unknownClauses: ['newsletter', 'partner-sharing.giao-hang'], content: '{"t":"đ ữ 🏮 \\u0000 \'\\""}' };
      await storage.append([strange]);
      assert.deepEqual(await rowsIn(storage, subject.id), [{ ...strange, position: 1 }]);
    });

    it('keeps each record once and without a gap while several processes write for one subject', async () => {
      const { subject } = await newDevice();
      const others = await Promise.all([bench.open(), bench.open()]);
      const rows = Array.from({ length: 24 }, (_, step) => row(record({ subject, at: NOW + step })));
      const answers = await Promise.all([storage, ...others].flatMap((writer) => rows.map((one) => writer.append([one]))));
      assert.equal(answers.flat().filter(({ is }) => is === 'new').length, rows.length);
      assert.equal(answers.flat().filter(({ is }) => is === 'conflict').length, 0);
      assert.deepEqual((await rowsIn(storage, subject.id)).map(({ position }) => position), rows.map((_, index) => index + 1));
      await Promise.all(others.map((other) => other.close()));
    });

    it('keeps groups of many subjects from several processes, whatever their order', async () => {
      const devices = await Promise.all(Array.from({ length: 8 }, newDevice));
      const others = await Promise.all([bench.open(), bench.open()]);
      const group = (turn: number) => devices.map(({ subject }) => row(record({ subject, at: NOW + turn })));
      await Promise.all([storage, ...others].flatMap((writer, index) =>
        [writer.append(group(index)), writer.append(group(index + 10).reverse())]));
      for (const { subject } of devices) {
        assert.deepEqual((await rowsIn(storage, subject.id)).map(({ position }) => position), [1, 2, 3, 4, 5, 6]);
      }
      await Promise.all(others.map((other) => other.close()));
    });

    it('archives a document and its clauses once, and an archived digest stays', async () => {
      await storage.archive(document, AT);
      const forged = document.clauses.map((clause) => ({ ...clause, text: 'forged\n', purpose: 'other' }));
      await storage.archive({ ...document, text: 'forged\n', clauses: forged }, AT);
      assert.equal(await storage.publishedText('document', document.sha256), 'document\n');
      assert.equal(await storage.publishedText('clause', digest('clause\n')), 'clause\n');
      assert.equal(await storage.publishedText('clause', digest('never published')), undefined);
      assert.deepEqual(await storage.knownClauses([digest('clause\n'), digest('no')]), new Map([[digest('clause\n'), 'newsletter']]));
    });

    it('keeps the first key of a slot, also when two start at once', async () => {
      const other = await bench.open();
      const [one, two] = await Promise.all([
        storage.keepKey({ slot: 'made', public: '{"a":1}', private: '1' }, AT), other.keepKey({ slot: 'made', public: '{"b":2}', private: '2' }, AT),
      ]);
      assert.deepEqual(one, two);
      assert.equal((await storage.keys()).length, 1);
      await other.close();
    });

    it('exports every row, each subject\'s in order, over more pages than one', async () => {
      const { subject } = await newDevice();
      await storage.append(Array.from({ length: 1100 }, (_, step) => row(record({ subject, at: NOW + step }))));
      const rows = await all(storage.export());
      const positions = rows.filter((one) => one.subject === subject.id).map(({ position }) => position);
      assert.deepEqual(positions, Array.from({ length: 1100 }, (_, index) => index + 1));
      assert.equal(new Set(rows.map((one) => `${one.subject} ${one.position}`)).size, rows.length);
    });

    for (const table of ['records', 'documents', 'clauses', 'receipt_keys']) {
      it(`has the database refuse to change or remove a row of ${table}`, async () => {
        const { subject } = await newDevice();
        await storage.append([row(record({ subject }))]);
        await storage.archive(document, AT);
        await storage.keepKey({ slot: 'made', public: '{}', private: '' }, AT);
        const column = table === 'receipt_keys' ? 'slot' : 'sha256';
        await assert.rejects(bench.tamper(`UPDATE ${table} SET ${column} = 'x'`), /append-only/);
        await assert.rejects(bench.tamper(`DELETE FROM ${table}`), /append-only/);
      });
    }

    it('has the database refuse a position that is not the next, and an id that is taken', async () => {
      const { subject } = await newDevice();
      const { id } = row(record({ subject }));
      const insert = (position: number, of: string) => bench.tamper('INSERT INTO records (subject_id, position, id, schema, content, sha256, received_at, '
        + `unknown_clauses) VALUES ('${subject.id}', ${position}, '${of}', 's', '{}', '', '', '')`);
      await insert(1, id);
      await assert.rejects(insert(3, newRecordId(NOW)), /next of its subject/);
      await assert.rejects(insert(1, newRecordId(NOW)), /next of its subject/);
      await assert.rejects(insert(2, id), /append-only|unique/);
    });

    it('answers a check while it is open, and rejects everything after', async () => {
      const other = await bench.open();
      await other.check();
      await other.close();
      await other.close();
      await assert.rejects(other.check(), { name: 'StorageUnavailable' });
      await assert.rejects(other.append([]), { name: 'StorageUnavailable' });
    });
  });
};
