import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { ISSUER, LEDGER_AUDIENCE, TOKEN_LIFE } from '../../demo/account.ts';
import { makeAccountKey } from '../../demo/account-key.ts';
import { goods } from '../../demo/goods.ts';
import { policies } from '../../demo/policies.ts';
import { makeShop, type ShopParts } from '../../demo/shop.ts';

const SITE = 'http://127.0.0.1:8080';
const CSP = "default-src 'self'; require-trusted-types-for 'script'";
const PAGES = ['/', '/gio-hang', '/tai-khoan', '/chinh-sach/', ...goods.map(({ slug }) => `/san-pham/${slug}`), ...policies.map(({ slug }) => `/chinh-sach/${slug}`)];

const key = await makeAccountKey();
let folder = '';
let shop: ReturnType<typeof makeShop>;
const asked: { readonly url: string; readonly address: string | undefined }[] = [];
const ledger: ShopParts['ledger'] = (request, { address }) => {
  asked.push({ url: request.url, address });
  return new Response('from the ledger', { status: 201 });
};

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'an-tam-shop-'));
  await mkdir(join(folder, 'dist/chunks'), { recursive: true });
  await mkdir(join(folder, 'dist/records'));
  await mkdir(join(folder, 'content/doi-tra'), { recursive: true });
  await writeFile(join(folder, 'dist/an-tam.js'), 'export {};');
  await writeFile(join(folder, 'dist/chunks/reader-B3xY_k9Q.js'), 'export {};');
  await writeFile(join(folder, 'dist/records/x.js'), 'never seen');
  await writeFile(join(folder, 'content/doi-tra/2026-06-01.md'), '# Đổi trả\n');
  for (const { file } of policies) {
    const [, , document = ''] = file.split('/');
    await mkdir(join(folder, 'published', document), { recursive: true });
    await writeFile(join(folder, 'published', document, 'index.html'), '<!doctype html>');
  }
  await writeFile(join(folder, 'secret.js'), 'secret');
  await symlink(join(folder, 'secret.js'), join(folder, 'dist/link.js'));
  shop = makeShop({ ledger, key, dist: join(folder, 'dist'), content: join(folder, 'content'), published: join(folder, 'published') });
});
after(() => rm(folder, { recursive: true }));

const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> => shop.request(`${SITE}${path}`, { headers });
const post = async (path: string, form: Record<string, string>, headers: Record<string, string> = { Origin: SITE }): Promise<Response> =>
  shop.request(`${SITE}${path}`, { method: 'POST', body: new URLSearchParams(form), headers });
const cookieOf = (answer: Response): string => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
const signIn = async (customer: string): Promise<string> => cookieOf(await post('/tai-khoan/dang-nhap', { khach: customer }));

describe('the pages', () => {
  for (const path of [...PAGES, '/khong-co']) {
    it(`${path} is Vietnamese HTML under the strict policy, with nothing inline and nothing from elsewhere`, async () => {
      const answer = await get(path);
      const html = await answer.text();
      assert.equal(answer.status, path === '/khong-co' ? 404 : 200);
      assert.equal(answer.headers.get('content-security-policy'), CSP);
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
      assert.equal(answer.headers.get('referrer-policy'), 'same-origin');
      assert.match(html, /<html lang="vi">/);
      assert.equal(html.match(/<h1[\s>]/g)?.length, 1);
      assert.doesNotMatch(html, /\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc="\/)|\{\{|(src|href|srcset|action)="(https?:)?\/\//);
      assert.equal(html, html.normalize('NFC'));
    });
  }

  it('ask for no file that the shop does not have', async () => {
    for (const path of PAGES) {
      const html = await (await get(path)).text();
      for (const [, address = ''] of html.matchAll(/(?:src|href|srcset)="(\/[^"#]*)/g)) {
        if (/^\/(an-tam|content)\//.test(address)) continue;
        assert.equal((await get(address)).status, 200, `${path} names ${address}`);
      }
    }
  });

  it('embed the widget by one script tag, and only where it is used', async () => {
    const tag = '<script type="module" src="/an-tam/an-tam.js"></script>';
    const [cart, home, privacy, account] = await Promise.all(['/gio-hang', '/', '/chinh-sach/bao-mat', '/tai-khoan'].map(async (path) => (await get(path)).text()));
    assert.ok(cart && !cart.includes('<script'));
    assert.ok(home?.includes(tag) && home.includes('<an-tam-prompt '));
    assert.ok(privacy?.includes(tag) && privacy.includes('<an-tam-policy src="/content/chinh-sach-bao-mat/2026-11-15.md" endpoint="/an-tam/records">'));
    assert.ok(account?.includes(tag) && account.includes('<an-tam-consent policy="/content/chinh-sach-bao-mat/2026-11-15.md" endpoint="/an-tam/records">'));
  });

  it('lead, where the widget does not come, to pages that can be read and used', async () => {
    for (const path of [...policies.map(({ slug }) => `/chinh-sach/${slug}`), '/tai-khoan']) {
      const html = await (await get(path)).text();
      assert.doesNotMatch(html, /<a [^>]*href="[^"]*\.md"/, path);
      assert.match(/<an-tam-(?:policy|consent)[^]*<\/an-tam/.exec(html)?.[0] ?? '', /<a href="\/chinh-sach-tinh\/[\w-]+\/"/, path);
    }
  });

  it('lead from the library to every policy, with its dates for people and machines', async () => {
    const html = await (await get('/chinh-sach/')).text();
    for (const { slug } of policies) assert.ok(html.includes(`href="/chinh-sach/${slug}"`));
    assert.ok(html.includes('<time datetime="2026-06-01">01/06/2026</time>'));
  });
});

describe('the files', () => {
  it('of the widget are scripts; a name with a hash is kept for ever, any other is asked about again', async () => {
    const [entry, chunk] = [await get('/an-tam/an-tam.js'), await get('/an-tam/chunks/reader-B3xY_k9Q.js')];
    assert.equal(entry.headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.equal(entry.headers.get('cache-control'), 'no-cache');
    assert.equal(chunk.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    const again = await get('/an-tam/an-tam.js', { 'If-None-Match': entry.headers.get('etag') ?? '' });
    assert.equal(again.status, 304);
  });

  it('of the policies are markdown', async () => {
    const answer = await get('/content/doi-tra/2026-06-01.md');
    assert.equal(answer.headers.get('content-type'), 'text/markdown; charset=utf-8');
    assert.equal(await answer.text(), '# Đổi trả\n');
  });

  for (const path of ['/an-tam/../secret.js', '/an-tam/%2e%2e/secret.js', '/an-tam/..%2fsecret.js', '/an-tam//secret.js', '/an-tam/link.js',
    '/an-tam/chunks', '/an-tam/', '/an-tam/missing.js', '/content/../secret.js', '/content/%00.md', '/tranh/..%2fshop.ts', '/tranh/%E0.svg', '/shop.ts']) {
    it(`do not lead out of their folder: ${path}`, async () => {
      const answer = await shop.fetch(new Request(SITE + path), {});
      assert.equal(answer.status, 404);
      assert.doesNotMatch(await answer.text(), /^secret/);
    });
  }

  it('never hide the ledger, which gets its requests as they came', async () => {
    asked.length = 0;
    for (const path of ['/an-tam/records', '/an-tam/records/x.js']) {
      const answer = await shop.fetch(new Request(SITE + path, { method: 'POST', headers: { Origin: 'https://elsewhere.example' } }), { address: '192.0.2.7' });
      assert.equal(await answer.text(), 'from the ledger');
      assert.equal(answer.headers.get('content-security-policy'), null);
    }
    assert.deepEqual(asked, [{ url: `${SITE}/an-tam/records`, address: '192.0.2.7' }, { url: `${SITE}/an-tam/records/x.js`, address: '192.0.2.7' }]);
  });
});

describe('signing in', () => {
  it('needs a form of the shop itself', async () => {
    for (const headers of [{}, { Origin: 'https://elsewhere.example' }, { Origin: 'null' }]) {
      const answer = await post('/tai-khoan/dang-nhap', { khach: 'lan' }, headers);
      assert.equal(answer.status, 403);
      assert.equal(answer.headers.get('set-cookie'), null);
    }
  });

  it('refuses whom the shop does not know', async () => {
    assert.equal((await post('/tai-khoan/dang-nhap', { khach: 'ai-do' })).status, 400);
  });

  it('keeps the session in a cookie that scripts and other sites do not get', async () => {
    const answer = await post('/tai-khoan/dang-nhap', { khach: 'lan' });
    assert.equal(answer.status, 303);
    assert.match(answer.headers.get('set-cookie') ?? '', /; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('shows in the page, which says so to its script; a guest\'s page does not', async () => {
    assert.match(await (await get('/tai-khoan', { Cookie: await signIn('minh') })).text(), /<html lang="vi" data-signed-in>[^]*Xin chào anh Minh/);
    assert.doesNotMatch(await (await get('/tai-khoan')).text(), /data-signed-in/);
  });

  it('ends with signing out', async () => {
    const answer = await post('/tai-khoan/dang-xuat', {});
    assert.equal(answer.status, 303);
    assert.match(answer.headers.get('set-cookie') ?? '', /^que-nha-phien=; Max-Age=0/);
  });
});

describe('the token', () => {
  it('names the customer to the ledger for five minutes, signed with ES256', async () => {
    const answer = await get('/tai-khoan/token', { Cookie: await signIn('lan') });
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    const token = await answer.text();
    assert.equal(decodeProtectedHeader(token).alg, 'ES256');
    const { payload } = await jwtVerify(token, createLocalJWKSet({ keys: [key.publicJwk] }), { issuer: ISSUER, audience: LEDGER_AUDIENCE });
    assert.equal(payload.sub, 'lan');
    assert.equal(Number(payload.exp) - Number(payload.iat), TOKEN_LIFE);
  });

  it('is not given to a guest, nor for a cookie that the shop did not make for a session', async () => {
    const token = await (await get('/tai-khoan/token', { Cookie: await signIn('lan') })).text();
    for (const cookie of ['', 'que-nha-phien=x', `que-nha-phien=${token}`, `${(await signIn('lan')).slice(0, -8)}AAAAAAAA`]) {
      const answer = await get('/tai-khoan/token', { Cookie: cookie });
      assert.deepEqual([answer.status, await answer.text()], [204, '']);
    }
  });

  it('never shows the private key', () => {
    assert.equal('d' in key.publicJwk, false);
  });
});

describe('the cart', () => {
  it('adds, sets and takes out without a script, and sums up', async () => {
    const one = cookieOf(await post('/gio-hang', { mon: 'cam-vinh', them: '2' }));
    const two = cookieOf(await post('/gio-hang', { mon: 'cam-vinh', them: '1' }, { Origin: SITE, Cookie: one }));
    assert.match(await (await get('/gio-hang', { Cookie: two })).text(), /975\.000\u00a0₫/);
    const set = cookieOf(await post('/gio-hang', { mon: 'cam-vinh', dat: '99' }, { Origin: SITE, Cookie: two }));
    assert.equal(set, 'que-nha-gio=cam-vinh.20');
    const none = cookieOf(await post('/gio-hang', { mon: 'cam-vinh', dat: '20', bo: '1' }, { Origin: SITE, Cookie: set }));
    assert.match(await (await get('/gio-hang', { Cookie: none })).text(), /còn trống/);
  });

  for (const form of [{ mon: 'vang', them: '1' }, { mon: 'cam-vinh', them: '-1' }, { mon: 'cam-vinh', them: '1e9' }, { mon: 'cam-vinh' }] as Record<string, string>[]) {
    it(`takes no ${JSON.stringify(form)}`, async () => {
      assert.equal((await post('/gio-hang', form)).status, 400);
    });
  }

  it('reads a cookie that somebody wrote by hand as far as it makes sense', async () => {
    const html = await (await get('/gio-hang', { Cookie: 'que-nha-gio=<b>.1~lac-dien-chau.0~tuong-nam-dan.3' })).text();
    assert.match(html, /<span class="count">3<\/span>/);
    assert.doesNotMatch(html, /<b>/);
  });
});
