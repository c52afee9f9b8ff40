/**
 * The demo shop and the real ledger on a port of their own, for journeys: with a switch for faults between the two, and
 * the database open beside them. Both run in the test's own process, on a folder that is gone afterwards.
 */
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { SignJWT } from 'jose';
import { once } from 'node:events';
import { cpSync, existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ISSUER, LEDGER_AUDIENCE } from '../../demo/account.ts';
import { makeAccountKey } from '../../demo/account-key.ts';
import { publishPolicies } from '../../demo/publish-policies.ts';
import { makeShop } from '../../demo/shop.ts';
import { answerRequest, type Said, type SaidOutcome } from '../../src/ledger/answer-request.ts';
import { makeLog } from '../../src/ledger/log.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { alterAnswers, type Alter } from './alter-answers.ts';
import { FaultSwitch, type Line } from './fault-switch.ts';
import { readLedgerRows, type LedgerDatabase, type LedgerRow } from './ledger-rows.ts';
import { listenToPages, type KeptChoice, type Message, type Told } from './told.ts';

const root = join(import.meta.dirname, '../..');
const endpoint = '/an-tam/records';

export type JourneyShop = {
  readonly url: string;
  readonly faults: FaultSwitch;
  readonly told: Told;
  /** All rows, in the order in which they were committed. Read past the ledger. */
  readonly rows: () => readonly LedgerRow[];
  /** What the rows say of one clause: `granted`, `withdrawn`, … in order. */
  readonly states: (clause: string) => readonly string[];
  readonly alter: Alter;
  /** A token of a customer that the shop did sign, and that has run out. */
  readonly oldToken: (customer: string) => Promise<string>;
  /** Asks the ledger past the switch, as another program would. */
  readonly askLedger: (request: Request) => Promise<Response>;
  /** The shop says something about a request, with its own command's function. */
  readonly answerRequest: (number: string, said: Said) => Promise<SaidOutcome>;
  /** Ends the ledger: its database is closed and nobody answers. The shop's pages stay up. */
  readonly stopLedger: () => Promise<void>;
  readonly startLedger: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Files that only journeys serve: what watches the page. */
const readOwnFiles = async (): Promise<ReadonlyMap<string, Buffer>> => new Map([
  ['/__watch.js', await readFile(join(import.meta.dirname, 'watch-page.js'))],
]);

/** A browser that meets an address again knows what it kept there: no two shops of one run have the same. */
const takenPorts = new Set<number>();

const listen = async (
  answer: (request: Request, bindings: HttpBindings) => Promise<Response>,
): Promise<{ readonly url: string; readonly close: () => void }> => {
  const server = createAdaptorServer({ overrideGlobalObjects: false, fetch: (request, env) => answer(request, env as HttpBindings) });
  // A browser sends again by itself what broke on a connection that it used before; then a fault would hit nobody.
  if ('maxRequestsPerSocket' in server) server.maxRequestsPerSocket = 1;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  if (takenPorts.has(port)) {
    server.close();
    return listen(answer);
  }
  takenPorts.add(port);
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    },
  };
};

/**
 * @param databaseUrl a PostgreSQL of the test's own; without it the ledger keeps its records in a file
 * @param built the folder of a build, where it isn't the project's own
 */
export const openJourneyShop = async (databaseUrl?: string, built = join(root, 'dist')): Promise<JourneyShop> => {
  if (!existsSync(join(built, 'an-tam.js'))) throw new Error(`${built}/an-tam.js is missing: npm run build`);
  const folder = await mkdtemp(join(tmpdir(), 'an-tam-journey-'));
  const database: LedgerDatabase = databaseUrl === undefined ? { folder } : { url: databaseUrl };
  const dist = join(folder, 'dist');
  cpSync(built, dist, { recursive: true }); // A build that runs beside us must not pull the files from under the page.
  const content = join(root, 'content');
  const published = join(folder, 'published');
  await publishPolicies(content, published);
  const ownFiles = await readOwnFiles();
  const key = await makeAccountKey();
  const openOurs = () => openLedger({
    endpoint, content, database, log: makeLog('silent'),
    account: { keys: { keys: [key.publicJwk] }, issuer: ISSUER, audience: LEDGER_AUDIENCE, algorithms: ['ES256'] },
  });
  let ledger = await openOurs();

  const faults = new FaultSwitch((request) => ledger.fetch(request));
  const lines = new WeakMap<Request, Line>();
  const shop = makeShop({
    ledger: (request) => faults.fetch(request, lines.get(request) ?? { destroy: () => { throw new Error('a request without a line'); } }),
    key, dist, content, published,
  });

  const rows = (): readonly LedgerRow[] => readLedgerRows(database);
  const keptOf = (clause: string): readonly KeptChoice[] => rows().flatMap(({ record: { decisions = [] }, receivedAt }) =>
    decisions.filter((decision) => decision.clause.id === clause).map(({ state }) => ({ state, receivedAt: Date.parse(receivedAt) })));
  const states = (clause: string): readonly string[] => keptOf(clause).map(({ state }) => state);
  const { told, hear } = listenToPages(keptOf);
  const { alter, altered } = alterAnswers((request) => shop.fetch(request));

  const server = await listen(async (request, { incoming }) => {
    const { pathname } = new URL(request.url);
    const own = ownFiles.get(pathname);
    if (own) return new Response(new Uint8Array(own), { headers: { 'content-type': 'text/javascript', 'cache-control': 'no-store' } });
    if (pathname === '/__told') {
      hear(await request.json() as Message);
      return new Response(null, { status: 204 });
    }
    lines.set(request, incoming.socket);
    return altered(request);
  });

  return {
    url: server.url, faults, told, rows, states, alter,
    oldToken: (customer) => new SignJWT().setProtectedHeader({ alg: 'ES256', kid: key.id })
      .setIssuer(ISSUER).setSubject(customer).setAudience(LEDGER_AUDIENCE).setIssuedAt('-2h').setExpirationTime('-1h').sign(key.privateKey),
    askLedger: (request) => ledger.fetch(request),
    answerRequest: (number, said) => answerRequest(number, said, { requests: ledger.storage.requests, holidays: [], now: Date.now }),
    stopLedger: async () => {
      faults.down = true;
      await ledger.close();
    },
    startLedger: async () => {
      ledger = await openOurs();
      faults.down = false;
    },
    close: async () => {
      server.close();
      await ledger.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
