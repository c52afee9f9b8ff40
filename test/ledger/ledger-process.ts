/**
 * A ledger as a process of its own, for tests that end it badly. It reads the environment as any ledger does, and prints its
 * address. For a bench, whose clients are faster than people, `TEST_GROUPING` takes the ceilings away and turns groups on or off.
 */
import { flushCompileCache } from 'node:module';
import { readConfig } from '../../src/ledger/config.ts';
import { listen } from '../../src/ledger/listen.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';

const { host, port, ledger: config } = readConfig(process.env);
const grouping = process.env['TEST_GROUPING'];
const endless = { burst: 1e9, perSecond: 1e9 };
const ceilings = { subject: endless, records: endless, address: endless };
const group = grouping === 'off' ? { group: { window: 0, largest: 1, queue: 4096 } } : {};
const ledger = await openLedger(grouping === undefined ? config : { ...config, limits: { ...ceilings, ...group } });
const server = await listen(ledger.fetch, { host, port });
process.once('SIGTERM', () => {
  void server.close().then(() => ledger.close());
});

// A process that is killed has no end at which it would do this.
flushCompileCache();

// The last thing: whoever reads it may end this process at once, well or badly.
process.stdout.write(`${server.url}${ledger.endpoint}\n`);
