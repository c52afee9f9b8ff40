import { expect } from '@open-wc/testing';
import type { Sendable } from '../../src/outbox/sendable.ts';
import { eventually } from './open-tab.ts';
import { answer, backingOff, clock, renewForEachTest, server, tab } from './renewed-tabs.ts';
import { someRecord } from './some-record.ts';

type Letter = Sendable & { readonly words: string };

/** A record of a kind that this room has never heard of. */
const letter = (words: string): Letter => {
  const { id, subject } = someRecord();
  return { id, subject, schema: 'letter/1', words };
};
const leave = ({ schema, subject }: Sendable): object => (schema === 'letter/1' ? { schema, subject } : {});
const sent = (): readonly string[] => server.posts.map(({ init }) => (JSON.parse(init.body as string) as Letter).words);

describe('an outbox with records of several schemas', () => {
  renewForEachTest();

  it('delivers them in one order, each once, whatever they say', async () => {
    const one = await tab();
    server.plan.push(answer(503));
    for (const words of ['a', 'b', 'c']) await one.outbox.submit(letter(words));
    one.outbox.start();
    await backingOff();
    clock.advance(300_000);
    await eventually(async () => await one.outbox.pending() === 0);
    expect(sent()).to.deep.equal(['a', 'a', 'b', 'c']);
  });

  it('lists what waits with its words, and of what was received only what its sender leaves', async () => {
    const one = await tab({ leave });
    const [first, consent, second] = [letter('a'), someRecord(), letter('b')];
    server.plan.push((commit) => commit(), (commit) => commit(), answer(422));
    for (const record of [first, consent, second]) await one.outbox.submit(record);
    one.outbox.start();
    await eventually(async () => await one.outbox.pending() === 0);
    one.crash();
    const two = await tab({ leave });
    const listed = await two.outbox.list();
    expect(listed.map(({ record, outcome }) => [record, outcome.is])).to.deep.equal([
      [{ id: first.id, schema: 'letter/1', subject: first.subject }, 'received'], [second, 'refused'],
    ]);
  });

  it('lists nothing once it was cleared, in every tab', async () => {
    const one = await tab({ leave });
    await one.outbox.submit(letter('a'));
    one.outbox.start();
    await eventually(async () => await one.outbox.pending() === 0);
    await one.outbox.clear();
    expect(await one.outbox.list()).to.deep.equal([]);
  });
});
