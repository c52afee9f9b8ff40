import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, it } from 'node:test';
import { explainSilence } from '../../src/cli/probe/explain-silence.ts';
import { probeCommand } from '../../src/cli/probe-command.ts';
import { CommandError } from '../../src/cli/command.ts';
import { listen, type Served } from '../../src/ledger/listen.ts';
import { openTestLedger } from '../ledger/test-ledger.ts';

const probe = async (serve: Served, ...words: readonly string[]) => {
  const server = await listen(serve, { host: '127.0.0.1', port: 0 });
  const told: string[] = [];
  const complained: string[] = [];
  try {
    const code = await probeCommand({
      words: [...words, `${server.url}/an-tam/records`], folder: '/', env: {}, now: Date.now,
      tell: (line) => told.push(line), complain: (line) => complained.push(line),
    });
    return { code, told, complained };
  } finally {
    await server.close();
  }
};

/** Every body is kept and answered with 204: the least that an endpoint can be. */
const minimal: Served = ({ method }) => new Response(null, { status: method === 'POST' ? 204 : 405 });

describe('an-tam probe', () => {
  it('finds nothing in our own ledger', async () => {
    const test = await openTestLedger({ now: Date.now, origins: ['https://shop.example'] });
    try {
      const { code, told, complained } = await probe((request, client) => test.ledger.fetch(request, client), '--origin', 'https://shop.example');
      assert.deepEqual(told.filter((line) => !line.startsWith('ok ')), []);
      assert.deepEqual([code, complained], [0, ['11 trials: 0 broken, 0 weak.']]);
    } finally {
      await test.end();
    }
  });

  it('calls the least endpoint weak, not broken', async () => {
    const { code, told, complained } = await probe(minimal);
    assert.deepEqual([code, complained], [0, ['10 trials: 0 broken, 6 weak.']]);
    assert.ok(told.includes('should  refuses other content under a known id: it answered 204, so it was taken: answer 409.'));
  });

  const broken: readonly (readonly [name: string, serve: Served, line: string])[] = [
    ['refuses a repeat', (() => {
      const seen = new Set<string>();
      return async (request: Request) => {
        const body = await request.text();
        return new Response(null, { status: seen.has(body) ? 409 : seen.add(body) && 204 });
      };
    })(), 'must    takes the same once more, when its answer was lost: it answered 409'],
    ['refuses a text that it does not know', () => new Response(null, { status: 422 }), 'must    takes a withdrawal, of a text that it does not know: it answered 422'],
    ['sends elsewhere', () => new Response(null, { status: 302, headers: { location: '/' } }), 'must    takes a refusal, of a text that it does not know: it redirected'],
  ];
  for (const [name, serve, line] of broken) {
    it(`calls an endpoint broken that ${name}`, async () => {
      const { code, told } = await probe(serve);
      assert.equal(code, 1);
      assert.ok(told.some((said) => said.startsWith(line)), told.join('\n'));
    });
  }

  it('says which pages may not ask', async () => {
    const { code, told } = await probe(minimal, '--origin', 'https://elsewhere.example');
    assert.equal(code, 1);
    assert.match(told[0] ?? '', /^must {4}lets pages of https:\/\/elsewhere\.example send choices: pages of .* may not ask it/);
  });

  it('stops at an origin that our ledger does not list, and names the variable', async () => {
    const test = await openTestLedger({ now: Date.now, origins: ['https://shop.example'] });
    try {
      const { code, told, complained } = await probe((request, client) => test.ledger.fetch(request, client), '--origin', 'https://elsewhere.example');
      assert.deepEqual([code, told.length], [1, 1]);
      assert.match(told[0] ?? '', /: name https:\/\/elsewhere\.example in AN_TAM_ORIGINS of the ledger/);
      assert.deepEqual(complained, ['Mend that first: the other 10 trials would fail for the same reason, and were left out.']);
    } finally {
      await test.end();
    }
  });

  for (const status of [401, 403, 404, 405]) {
    it(`stops where the first record is answered with ${status}`, async () => {
      const { code, told, complained } = await probe(() => new Response(null, { status }));
      assert.deepEqual([code, told.length, complained.length], [1, 1, 1]);
      assert.match(told[0] ?? '', status < 404 ? /AN_TAM_ORIGINS/ : /answer 201 with a receipt/);
    });
  }

  const page = (): Response => new Response('<!doctype html><title>Quê Nhà</title>', { headers: { 'content-type': 'text/html; charset=utf-8' } });

  it('takes a site that shows its pages at any address for no endpoint', async () => {
    const { code, told } = await probe(page);
    assert.deepEqual([code, told.length], [1, 1]);
    assert.match(told[0] ?? '', /^must {4}takes a refusal.*answered 200 with HTML.*: check the address/);
  });

  it('calls it broken where choices are asked for and a page is shown', async () => {
    const { code, told, complained } = await probe((request) => (request.method === 'GET' ? page() : minimal(request, {})));
    assert.equal(code, 1);
    assert.match(told.at(-1) ?? '', /^must {4}tells a device where it stands.*it answered HTML that is no Choices/);
    assert.deepEqual(complained, ['10 trials: 1 broken, 6 weak.']);
  });

  for (const status of [400, 408, 418, 425, 429, 500, 503]) {
    it(`says ${[400, 418].includes(status) ? 'nothing of' : 'that the widget goes on'} sending what is answered with ${status}`, async () => {
      const { told } = await probe(async (request) => {
        const large = (await request.text()).length > 16_384;
        return new Response(null, { status: large ? status : 204 });
      });
      const line = told.find((said) => said.includes('refuses more than')) ?? '';
      assert.equal(line.includes('the widget sends it for ever'), ![400, 418].includes(status), line);
    });
  }

  const world = { folder: '/', env: {}, now: Date.now, tell: () => undefined, complain: () => undefined };

  it('says what to give it', async () => {
    for (const words of [[], ['/an-tam/records'], ['ftp://127.0.0.1/records']]) await assert.rejects(probeCommand({ ...world, words }), /name the endpoint/);
  });

  /** A server that answers nothing that is HTTP, on a port of its own. */
  const talking = async (answer: (socket: Socket) => void, use: (port: number) => Promise<void>): Promise<void> => {
    const server = createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await use(port).finally(() => { server.close(); });
  };

  it('says in a plain sentence why nobody answers', async () => {
    const says = async (address: string): Promise<string> => probeCommand({ ...world, words: [address] }).then(
      () => assert.fail('it answered'), (error: unknown) => (error instanceof CommandError ? error.message : assert.fail(String(error))));
    let closed = 0;
    await talking((socket) => socket.destroy(), async (port) => {
      closed = port;
      assert.equal(await says(`http://127.0.0.1:${port}/records`), `127.0.0.1:${port} closed the connection without an answer that is HTTP: write https:// where it speaks TLS.`);
    });
    assert.equal(await says(`http://127.0.0.1:${closed}/records`), `127.0.0.1:${closed} refused the connection: see that the endpoint runs there, and on that port.`);
    const server = await listen(minimal, { host: '127.0.0.1', port: 0 });
    assert.match(await says(server.url.replace('http:', 'https:')), /^127\.0\.0\.1:\d+ does not speak TLS: write http:\/\//);
    await server.close();
    assert.match(await says('http://shop.invalid/records'), /^there is no host shop\.invalid/);
  });

  it('tells a certificate and a server that says nothing from each other', () => {
    const failed = (cause: object): Error => new TypeError('fetch failed', { cause: Object.assign(new Error('inside'), cause) });
    assert.match(explainSilence('https://a.example/', failed({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 10_000), /^the certificate of a\.example can't be trusted/);
    assert.match(explainSilence('https://a.example/', failed({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }), 10_000), /^the certificate/);
    assert.equal(explainSilence('https://a.example/', new DOMException('', 'TimeoutError'), 10_000), 'https://a.example/ gave no answer within 10 s.');
    assert.equal(explainSilence('https://a.example/', failed({}), 10_000), 'https://a.example/ could not be asked (inside).');
  });
});
