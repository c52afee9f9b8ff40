import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GroupCommit, type GroupSettings } from '../../src/ledger/group-commit.ts';

const SETTINGS: GroupSettings = { window: 2, largest: 4, queue: 6 };

/** Submits what the queue must have room for. */
const submit = (group: GroupCommit<number, number>, item: number): Promise<number> => group.submit(item) ?? assert.fail('the queue is full');

/** A commit that is finished by hand. */
const byHand = () => {
  const groups: { readonly items: readonly number[]; readonly finish: () => void; readonly fail: (error: Error) => void }[] = [];
  let told: () => void = () => undefined;
  const commit = (items: readonly number[]) => new Promise<readonly number[]>((resolve, reject) => {
    groups.push({ items, finish: () => { resolve(items.map((item) => item * 10)); }, fail: reject });
    told();
  });
  const next = async (count: number) => {
    while (groups.length < count) await new Promise<void>((resolve) => { told = resolve; });
    return groups[count - 1] ?? assert.fail('no such group');
  };
  return { commit, next, groups };
};

describe('grouped commits', () => {
  it('make one of what arrives together', async () => {
    const { commit, next, groups } = byHand();
    const group = new GroupCommit(commit, () => false, SETTINGS);
    const answers = [1, 2, 3].map((item) => submit(group, item));
    (await next(1)).finish();
    assert.deepEqual(await Promise.all(answers), [10, 20, 30]);
    assert.deepEqual(groups.map(({ items }) => items), [[1, 2, 3]]);
  });

  it('answer nobody before the commit has resolved', async () => {
    const { commit, next } = byHand();
    const group = new GroupCommit(commit, () => false, SETTINGS);
    let answered = false;
    const answer = group.submit(1)?.then(() => { answered = true; });
    const first = await next(1);
    await new Promise((resolve) => { setImmediate(resolve); });
    assert.equal(answered, false);
    first.finish();
    await answer;
    assert.equal(answered, true);
  });

  it('never hold more than the largest, and keep the order of arrival', async () => {
    const { commit, next } = byHand();
    const group = new GroupCommit(commit, () => false, SETTINGS);
    const answers = [1, 2, 3, 4, 5, 6].map((item) => submit(group, item));
    const first = await next(1);
    assert.deepEqual(first.items, [1, 2, 3, 4]);
    first.finish();
    const second = await next(2);
    assert.deepEqual(second.items, [5, 6]);
    second.finish();
    assert.deepEqual(await Promise.all(answers), [10, 20, 30, 40, 50, 60]);
  });

  it('turn away what the queue can\'t hold, at once', async () => {
    const { commit, next } = byHand();
    const group = new GroupCommit(commit, () => false, SETTINGS);
    const answers = [1, 2, 3, 4, 5, 6].map((item) => submit(group, item));
    assert.equal(group.submit(7), undefined);
    (await next(1)).finish();
    (await next(2)).finish();
    await Promise.all(answers);
  });

  it('let one bad item fail alone', async () => {
    const tried: (readonly number[])[] = [];
    const group = new GroupCommit(async (items: readonly number[]) => {
      tried.push(items);
      if (items.includes(2)) throw new Error('bad item');
      return items;
    }, () => false, SETTINGS);
    const answers = await Promise.allSettled([1, 2, 3].map((item) => submit(group, item)));
    assert.deepEqual(answers.map(({ status }) => status), ['fulfilled', 'rejected', 'fulfilled']);
    assert.deepEqual(tried, [[1, 2, 3], [1], [2], [3]]);
  });

  it('fail all at once where the database is away, without asking for each', async () => {
    let tried = 0;
    const group = new GroupCommit<number, number>(async () => {
      tried++;
      throw new Error('away');
    }, () => true, SETTINGS);
    const answers = await Promise.allSettled([1, 2, 3].map((item) => submit(group, item)));
    assert.deepEqual(answers.map(({ status }) => status), ['rejected', 'rejected', 'rejected']);
    assert.equal(tried, 1);
  });

  it('go on after a failure, and drain to the last', async () => {
    let away = true;
    const group = new GroupCommit(async (items: readonly number[]) => {
      if (away) throw new Error('away');
      return items;
    }, () => true, SETTINGS);
    await assert.rejects(submit(group, 1));
    away = false;
    const answer = group.submit(2);
    await group.drain();
    assert.equal(await answer, 2);
  });
});
