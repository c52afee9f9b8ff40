/** `npm start`: builds the widget where needed, opens the ledger on its database, and puts both behind the demo shop. */
import { access, constants, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readConfig, type ServerConfig } from '../src/ledger/config.ts';
import { listen } from '../src/ledger/listen.ts';
import { openLedger, type Ledger } from '../src/ledger/open-ledger.ts';
import { codeOf, StartError } from '../src/ledger/start-error.ts';
import { ISSUER, LEDGER_AUDIENCE } from './account.ts';
import { openAccountKey } from './account-key.ts';
import { buildWidget } from './build-widget.ts';
import { publishPolicies } from './publish-policies.ts';
import { makeShop } from './shop.ts';

const root = join(import.meta.dirname, '..');
const dataFolder = resolve(process.env['DATA_DIR']?.trim() || join(root, 'data'));

const readSettings = (): ServerConfig => readConfig({
  LOG_LEVEL: 'warn', // What is routine would bury the lines below.
  AN_TAM_CONTENT: join(root, 'content'),
  ...process.env,
  DATA_DIR: dataFolder,
  AN_TAM_ENDPOINT: '/an-tam/records',
});

const prepareFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new StartError(`The data folder ${folder} can't be written (${codeOf(cause)}): name another one with DATA_DIR.`, { cause });
  }
};

const openShop = async ({ ledger: settings }: ServerConfig) => {
  const key = await openAccountKey(dataFolder);
  const account = { keys: { keys: [key.publicJwk] }, issuer: ISSUER, audience: LEDGER_AUDIENCE, algorithms: ['ES256'] };
  const ledger: Ledger = await openLedger({ ...settings, account });
  const published = join(dataFolder, 'published');
  const content = settings.content ?? join(root, 'content');
  await publishPolicies(content, published);
  const shop = makeShop({
    ledger: (request, client) => ledger.fetch(request, client),
    key, dist: join(root, 'dist'), content, published,
  });
  return { shop, ledger };
};

/** Where the records lie, without the password that a database's address may hold. */
const describeDatabase = ({ database }: ServerConfig['ledger']): string => {
  if ('folder' in database) return `${database.folder} (SQLite)`;
  const { host, pathname } = new URL(database.url);
  return `${host}${pathname} (PostgreSQL); the key for customers' tokens in ${dataFolder}`;
};

const welcome = (url: string, config: ServerConfig): string => `
Quê Nhà is open at ${url}

  ${url}/chinh-sach/bao-mat   read the policy, turn a consent on in its clause
  ${url}/chinh-sach-tinh/     the same pages for browsers without JavaScript
  ${url}/tai-khoan            see the same choice, withdraw it; sign in as Lan or Minh
  A second tab, a reload, the network off and on: each row says where its choice is.

Records lie in ${describeDatabase(config.ledger)}.
Ctrl-C ends it; the next start finds them again.
`;

const start = async (): Promise<void> => {
  const config = readSettings();
  await prepareFolder(dataFolder);
  // What takes long comes last: a port that is taken and a database out of reach are said at once.
  let answer: (request: Request, client: { readonly address?: string }) => Response | Promise<Response> = () =>
    new Response('Quê Nhà is being opened.\n', { status: 503, headers: { 'Retry-After': '1', 'Content-Type': 'text/plain; charset=utf-8' } });
  const site = await listen((request, client) => answer(request, client), config);
  const { shop, ledger } = await openShop(config);
  await buildWidget(root, console.log);
  answer = (request, client) => shop.fetch(request, client);

  let stopping: Promise<void> | undefined;
  // A terminal's Ctrl-C may come twice: to this process, and passed on by npm.
  const stop = (): void => { stopping ??= site.close().then(() => ledger.close()); };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  console.log(welcome(site.url, config));
};

try {
  await start();
} catch (error) {
  // What a person can mend is one line; anything else is a fault of ours and keeps its stack.
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
}
