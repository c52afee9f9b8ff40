/**
 * A ledger as a process of its own, for tests that end it badly. It reads the environment as any ledger does, prints its
 * address, and takes whatever one subject sends: the clients of the test are faster than people.
 */
import { flushCompileCache } from 'node:module';
import { readConfig } from '../../src/ledger/config.ts';
import { listen } from '../../src/ledger/listen.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';

const { host, port, ledger: config } = readConfig(process.env);
const endless = { burst: 1e9, perSecond: 1e9 };
const group = process.env['TEST_GROUPING'] === 'off' ? { window: 0, largest: 1, queue: 4096 } : undefined;
const rates = { subject: endless, records: endless, address: endless };
const ledger = await openLedger({ ...config, limits: { ...rates, ...(group ? { group } : {}) } });
const server = await listen(ledger.fetch, { host, port });
process.stdout.write(`${server.url}${ledger.endpoint}\n`);

// A process that is killed has no end at which it would do this.
flushCompileCache();

process.once('SIGTERM', () => {
  void server.close().then(() => ledger.close());
});
