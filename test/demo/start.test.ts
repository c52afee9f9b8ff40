import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newDeviceKey, deviceSubjectId } from '../../src/record/device-key.ts';
import { newRecordId, toTimestamp } from '../../src/record/record-id.ts';

const root = join(import.meta.dirname, '../..');
let folder = '';
before(async () => { folder = await mkdtemp(join(tmpdir(), 'an-tam-start-')); });
after(() => rm(folder, { recursive: true }));

type Run = { readonly child: ChildProcess; readonly out: () => string; readonly err: () => string };

const run = (env: Record<string, string>): Run => {
  const child = spawn(process.execPath, [join(root, 'demo/start.ts')], { cwd: folder, env: { ...process.env, DATABASE_URL: '', PORT: '0', DATA_DIR: join(folder, 'data'), ...env } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => { out += String(chunk); });
  child.stderr.on('data', (chunk) => { err += String(chunk); });
  return { child, out: () => out, err: () => err };
};

const ended = async ({ child }: Run): Promise<number | null> => (child.exitCode ?? (await once(child, 'exit'))[0]) as number | null;

/** Starts and waits until it says where it is. It may have to build first. */
const opened = async (env: Record<string, string> = {}): Promise<Run & { readonly url: string }> => {
  const running = run(env);
  const url = await new Promise<string>((resolve, reject) => {
    running.child.stdout?.on('data', () => {
      const told = /open at (http:\S+)/.exec(running.out())?.[1];
      if (told) resolve(told);
    });
    running.child.once('exit', () => { reject(new Error(`it did not start: ${running.err()}`)); });
  });
  return { ...running, url };
};

const refusal = async (deviceKey: string): Promise<string> => JSON.stringify({
  schema: 'an-tam/consent-record/1', id: newRecordId(Date.now()), decided_at: toTimestamp(Date.now()),
  subject: { kind: 'device', id: await deviceSubjectId(deviceKey) },
  policy: { document: 'chinh-sach-bao-mat', version: '1', language: 'vi', url: 'http://127.0.0.1/p.md', sha256: '0'.repeat(64) },
  decisions: [{ purpose: 'newsletter', state: 'denied', clause: { id: 'ban-tin', sha256: '1'.repeat(64), title: 'Nhận bản tin' }, recipients: [], supersedes: null }],
  act: { gesture: 'refuse', label: 'Không đồng ý', default: 'off', language: 'vi', declared: [] },
  signals: { gpc: null }, origin: 'http://127.0.0.1/tai-khoan', widget: 'an-tam/1.0.0',
});

describe('npm start', () => {
  it('opens shop and ledger, ends with 0 on Ctrl-C, and finds the data again', async () => {
    const deviceKey = newDeviceKey();
    const first = await opened();
    assert.equal((await fetch(`${first.url}/chinh-sach/bao-mat`)).status, 200);
    assert.equal((await fetch(`${first.url}/an-tam/an-tam.js`)).status, 200);
    assert.ok(first.out().includes(join(folder, 'data')));
    const body = await refusal(deviceKey);
    const posted = await fetch(`${first.url}/an-tam/records`, {
      method: 'POST', body,
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `"${(JSON.parse(body) as { id: string }).id}"`, 'An-Tam-Device': deviceKey },
    });
    assert.equal(posted.status, 201, await posted.text());
    const key = join(folder, 'data/account-key.json');
    const keyBefore = await readFile(key, 'utf8');
    assert.equal((await stat(key)).mode & 0o777, 0o600);
    first.child.kill('SIGINT');
    first.child.kill('SIGINT');
    assert.equal(await ended(first), 0);
    assert.equal(first.err(), '');

    const second = await opened();
    const answer = await fetch(`${second.url}/an-tam/records`, { headers: { 'An-Tam-Device': deviceKey } });
    const { choices } = await answer.json() as { readonly choices: readonly { readonly state: string }[] };
    assert.deepEqual(choices.map(({ state }) => state), ['denied']);
    assert.equal(await readFile(key, 'utf8'), keyBefore);
    second.child.kill('SIGTERM');
    assert.equal(await ended(second), 0);
  });

  it('lets the ledger know a customer by the token of the shop', async () => {
    const running = await opened();
    const signedIn = await fetch(`${running.url}/tai-khoan/dang-nhap`, { method: 'POST', redirect: 'manual', headers: { Origin: running.url }, body: new URLSearchParams({ khach: 'lan' }) });
    const token = await (await fetch(`${running.url}/tai-khoan/token`, { headers: { Cookie: signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '' } })).text();
    const answer = await fetch(`${running.url}/an-tam/records`, { headers: { Authorization: `Bearer ${token}` } });
    assert.deepEqual((await answer.json() as { readonly subject: unknown }).subject, { kind: 'account', id: 'lan' });
    running.child.kill('SIGINT');
    assert.equal(await ended(running), 0);
  });

  it('says in one line that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const failed = run({ PORT: String(port) });
    assert.equal(await ended(failed), 1);
    assert.match(failed.err(), new RegExp(`^Port ${port} .*PORT\\.\n$`));
    other.close();
  });

  it('says in one line that the folder can not be written', async () => {
    await writeFile(join(folder, 'a-file'), '');
    const failed = run({ DATA_DIR: join(folder, 'a-file/data') });
    assert.equal(await ended(failed), 1);
    assert.match(failed.err(), /^The data folder .*a-file\/data can't be written \(ENOTDIR\): .*DATA_DIR\.\n$/);
  });

  it('says in one line that the database is out of reach, without its password', async () => {
    const failed = run({ DATABASE_URL: 'postgres://shop:hidden@127.0.0.1:1/ledger' });
    assert.equal(await ended(failed), 1);
    assert.match(failed.err(), /^[^\n]*127\.0\.0\.1[^\n]*\n$/);
    assert.doesNotMatch(failed.err(), /hidden/);
  });

  it('says in one line that the key of the tokens is spoilt, and how to go on', async () => {
    const data = await mkdtemp(join(folder, 'spoilt-'));
    await writeFile(join(data, 'account-key.json'), '{');
    const failed = run({ DATA_DIR: data });
    assert.equal(await ended(failed), 1);
    assert.match(failed.err(), /^[^\n]*account-key\.json does not hold a key: [^\n]*\n$/);
  });
});
