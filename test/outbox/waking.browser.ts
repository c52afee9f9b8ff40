import { expect } from '@open-wc/testing';
import { eventually, turn } from './open-tab.ts';
import { answer, arrived, backingOff, clock, letGo, renewForEachTest, server, started } from './renewed-tabs.ts';
import { someRecord } from './some-record.ts';

describe('a page that comes back', () => {
  renewForEachTest();

  const busy = async () => {
    const one = await started();
    server.plan.push(answer(503));
    await one.outbox.submit(someRecord());
    await backingOff();
    expect([server.posts.length, server.committed.length]).to.deep.equal([1, 0]);
    return one;
  };
  const visible = (page: Window, state: DocumentVisibilityState): void => {
    Object.defineProperty(page.document, 'visibilityState', { value: state, configurable: true });
  };
  const rest = async (): Promise<void> => { for (let rounds = 0; rounds < 30; rounds++) await turn(); };

  for (const news of ['online', 'pageshow', 'visibilitychange'] as const) {
    it(`sends at once what was backing off (${news})`, async () => {
      const { page } = await busy();
      visible(page, 'visible');
      // A document's own event bubbles to its window.
      if (news === 'visibilitychange') page.document.dispatchEvent(new Event(news, { bubbles: true }));
      else page.dispatchEvent(new Event(news));
      await arrived(1);
      expect(server.posts.length).to.equal(2);
    });

    it(`begins nothing while it is hidden (${news})`, async () => {
      const { page } = await busy();
      visible(page, 'hidden');
      page.dispatchEvent(new Event(news));
      await rest();
      expect(server.posts.length).to.equal(1);
    });

    it(`is not woken any more once it has stopped (${news})`, async () => {
      const { page, outbox } = await busy();
      outbox.stop();
      await letGo();
      visible(page, 'visible');
      page.dispatchEvent(new Event(news));
      await rest();
      expect(server.posts.length).to.equal(1);
    });
  }

  it('is not sent to before its time by anything else', async () => {
    await busy();
    await rest();
    expect(server.posts.length).to.equal(1);
    clock.advance(300_000);
    await eventually(() => server.committed.length === 1);
  });
});
