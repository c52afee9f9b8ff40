import { expect } from '@open-wc/testing';
import type { Delivery } from '../../src/outbox/outcome.ts';
import type { ConsentRecord } from '../../src/record/consent-record.ts';
import { fakeEndpoint, silence, type Behaviour, type FakeEndpoint } from './fake-endpoint.ts';
import { handClock } from './hand-clock.ts';
import { eventually, openTab, turn, type Tab } from './open-tab.ts';
import { DEVICE_KEY, accountOf, someRecord, tokenOf } from './some-record.ts';

/**
 * Every step of one delivery goes wrong once, done or not done, with the page going on or dying there; then one checker
 * looks at what the endpoint has and at what the person was told.
 */
type Fault = {
  readonly step: string;
  /** How the endpoint meets the first POST; `die` kills the page. */
  readonly meet?: (die: () => void) => Behaviour;
  /** Dies when the outbox asks for the proof: stored, but before the POST. */
  readonly dieBeforePost?: boolean;
  /** Dies while the record is being stored. */
  readonly dieBeforeStore?: boolean;
  /** The first record ends refused. */
  readonly refused?: string;
};

const status = (code: number, headers: Record<string, string> = {}, body: string | null = null): ((done: boolean) => Behaviour) =>
  (done) => (commit) => {
    if (done) commit();
    return new Response(body, { status: code, headers });
  };

const answers: readonly (readonly [string, (done: boolean) => Behaviour, string?])[] = [
  ['503', status(503)], ['500', status(500)], ['429 with Retry-After', status(429, { 'Retry-After': '90' })], ['408', status(408)],
  ['401', status(401)], ['403', status(403)],
  ['409', status(409, {}, '{"code":"conflict"}'), 'conflict'], ['422', status(422), 'http-422'], ['400', status(400), 'http-400'],
  ['a redirect', status(302, { Location: '/login' }), 'redirected'],
  ['no answer: the network fails', (done) => (commit) => {
    if (done) commit();
    throw new TypeError('network');
  }],
  ['no answer: ten seconds pass', (done) => (commit, post) => {
    if (done) commit();
    return silence(commit, post);
  }],
];

/** These acknowledge: done by definition. */
const acknowledgements: readonly (readonly [string, Behaviour])[] = [
  ['204', (commit) => { commit(); return new Response(null, { status: 204 }); }],
  ['a 200 with a foreign receipt', (commit) => {
    commit();
    return Response.json({ id: someRecord().id, received_at: '2026-11-22T00:00:00.000Z', position: 1, receipt: 'x' });
  }],
  ['invalid JSON in a 201', (commit) => { commit(); return new Response('{"id":', { status: 201 }); }],
];

const thenDie = (behave: Behaviour) => (die: () => void): Behaviour => async (commit, post) => {
  const response = await behave(commit, post);
  // The page dies when it has read the answer, before it can write down what it means.
  Object.defineProperty(response, 'json', { value: () => { die(); return new Promise(() => undefined); } });
  return response;
};

const faults: readonly Fault[] = [
  { step: 'nothing' },
  { step: 'death while the record is being stored', dieBeforeStore: true },
  { step: 'death when it is stored and before the POST', dieBeforePost: true },
  ...[false, true].flatMap((done) => [
    { step: `death during the POST, ${done ? 'done' : 'not done'}`, meet: (die: () => void): Behaviour => (commit) => {
      if (done) commit();
      die();
      return new Promise(() => undefined);
    } },
    ...answers.flatMap(([what, behave, refused]): Fault[] => [
      { step: `${what}, ${done ? 'done' : 'not done'}`, meet: () => behave(done), ...(refused ? { refused } : {}) },
      ...(what.startsWith('no answer') ? [] : [{ step: `${what}, ${done ? 'done' : 'not done'}, then death`, meet: thenDie(behave(done)) }]),
    ]),
  ]),
  ...acknowledgements.flatMap(([what, behave]): Fault[] => [
    { step: what, meet: () => behave }, { step: `${what}, then death`, meet: thenDie(behave) },
  ]),
  { step: '201, then death', meet: thenDie((commit) => commit()) },
];

type Run = {
  readonly server: FakeEndpoint;
  readonly submitted: readonly ConsentRecord[];
  readonly kept: ReadonlySet<string>;
  readonly told: readonly Delivery[];
  readonly last: Tab;
};

/** The invariants, whatever happened. */
const check = async ({ server, submitted, kept, told, last }: Run, refused?: string): Promise<void> => {
  const ids = server.committed.map(({ id }) => id);
  expect(new Set(ids).size, 'nothing twice in effect').to.equal(ids.length);
  for (const { subject } of submitted) {
    const inOrder = submitted.filter((record) => record.subject.id === subject.id).map(({ id }) => id).filter((id) => ids.includes(id));
    const asCommitted = server.committed.filter((record) => record.subject.id === subject.id).map(({ id }) => id);
    expect(asCommitted, 'order kept').to.deep.equal(inOrder);
  }
  for (const record of submitted) {
    const outcome = await last.outbox.outcome(record.id);
    if (refused && record === submitted[0]) {
      expect(outcome, 'refused and shown').to.deep.include({ is: 'refused', code: refused });
      continue;
    }
    if (kept.has(record.id)) expect(ids, 'nothing lost').to.include(record.id);
    if (ids.includes(record.id)) expect(outcome?.is, 'the end is told').to.equal('received');
  }
  for (const { id, outcome } of told) {
    if (outcome.is === 'received') expect(server.acknowledged.has(id), 'nothing received that was not acknowledged').to.equal(true);
  }
  expect(await last.outbox.pending()).to.equal(0);
  for (const { record } of server.posts) expect(submitted, 'sent unchanged').to.deep.include(record);
};

/** Milliseconds until a delivery that never ends is given up; a busy machine takes its time to let a dead page's lock go. */
const PATIENCE = 20_000;

/** An account differs from a device in its proof alone. */
const subjects = [
  ['a device', () => someRecord(), faults],
  ['an account', () => someRecord(accountOf('ấn')), faults.filter(({ step }) => /^(40[13]|nothing|death)/.test(step))],
] as const;

describe('one fault in a delivery', () => {
  for (const [who, make, steps] of subjects) {
    for (const fault of steps) {
      for (const reload of [false, true]) {
        it(`${who}: ${fault.step}${reload ? ', then a reload' : ''}`, async () => {
          const server = fakeEndpoint();
          const clock = handClock();
          const databaseName = `matrix-${crypto.randomUUID()}`;
          const endpoint = 'https://shop.example/an-tam/records';
          const tabs: Tab[] = [];
          let dead = false;
          let salt = 0;
          const die = (): void => {
            dead = true;
            tabs.at(-1)?.crash();
          };
          let armed = fault.dieBeforePost;
          const proof = (value: string) => (): Promise<string> => {
            if (!armed) return Promise.resolve(value);
            armed = false;
            die();
            return new Promise(() => undefined);
          };
          const open = async (): Promise<void> => {
            dead = false;
            tabs.push(await openTab({
              endpoint, databaseName, fetch: server.fetch, now: clock.now, setTimer: clock.setTimer, random: () => 1,
              deviceKey: () => proof(`${DEVICE_KEY}${salt}`)(), token: () => proof(tokenOf('ấn', String(salt)))(),
            }));
          };
          const tab = (): Tab => tabs.at(-1) as Tab;
          await open();
          try {
            const submitted = [make(), make(), someRecord({ kind: 'device', id: `d:${'o'.repeat(43)}` })];
            const kept = new Set<string>();
            if (fault.meet) server.plan.push(fault.meet(die));
            for (const record of submitted) {
              const storing = tab().outbox.submit(record).then((outcome) => { if (outcome.is === 'kept') kept.add(record.id); });
              if (fault.dieBeforeStore && record === submitted[1]) die();
              else await storing;
              if (dead) await open();
            }
            tab().outbox.start();
            if (fault.step !== 'death while the record is being stored') await eventually(() => server.posts.length > 0 || dead);
            if (reload && !dead) {
              await turn();
              die();
            }
            for (const end = performance.now() + PATIENCE; performance.now() < end;) {
              if (dead) {
                await open();
                tab().outbox.start();
              }
              for (let turns = 0; turns < 20; turns++) await turn();
              if (dead) continue;
              if (await tab().outbox.pending() === 0) break;
              clock.advance(60_000);
              salt += 1;
              tab().outbox.wake();
            }
            const told = tabs.flatMap((each) => each.told);
            const refused = fault.refused && (await tab().outbox.outcome((submitted[0] as ConsentRecord).id))?.is === 'refused' ? fault.refused : undefined;
            if (!reload) expect(refused).to.equal(fault.refused);
            await check({ server, submitted, kept, told, last: tab() }, refused);
          } finally {
            for (const { crash } of tabs) crash();
            indexedDB.deleteDatabase(`${databaseName}:${endpoint}`);
          }
        });
      }
    }
  }
});
