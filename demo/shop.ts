/**
 * Quê Nhà, a shop for the widget to be a guest in: pages, a cart, two customers who can sign in, and the built widget.
 *
 * It promises what any shop would: pages that work without a script, one strict policy on all of them, and no file from
 * elsewhere. It refuses to know what the ledger does with a request: it hands it over as it came.
 */
import { join } from 'node:path';
import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { findCustomer, makeLedgerToken, makeSession, readSession, SESSION_LIFE, type Customer } from './account.ts';
import type { AccountKey } from './account-key.ts';
import { readCart, setCount, writeCart, type Cart } from './cart.ts';
import { findGood } from './goods.ts';
import { policies } from './policies.ts';
import { STATIC_POLICIES } from './publish-policies.ts';
import { serveFile } from './serve-folder.ts';
import { makeViews, type Page, type Visitor } from './views.ts';

type Client = { readonly address?: string };

export type ShopParts = {
  /** Answers everything under `/an-tam/records`. `address` is the client's, where it is known. */
  readonly ledger: (request: Request, client: Client) => Response | Promise<Response>;
  readonly key: AccountKey;
  /** The folder of the built widget. */
  readonly dist: string;
  /** The folder of the policy files. */
  readonly content: string;
  /** The folder of their pages that need no JavaScript (`publishPolicies`). */
  readonly published: string;
};

const SESSION = 'que-nha-phien';
const CART = 'que-nha-gio';
const COOKIE = { httpOnly: true, sameSite: 'Lax', path: '/' } as const;

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'self'; require-trusted-types-for 'script'",
  'X-Content-Type-Options': 'nosniff',
  // Not `no-referrer`: with it browsers send `Origin: null` with our own forms, and nobody could sign in.
  'Referrer-Policy': 'same-origin',
};

/** The shop as Request → Response; what stands behind the request comes as `env`. It opens no port. */
export const makeShop = ({ ledger, key, dist, content, published }: ShopParts): Hono<{ Bindings: Client }> => {
  const views = makeViews(join(import.meta.dirname, 'pages'));
  const shop = new Hono<{ Bindings: Client }>();

  const customerOf = (c: Context): Promise<Customer | undefined> => readSession(key, getCookie(c, SESSION));
  const cartOf = (c: Context): Cart => readCart(getCookie(c, CART));
  const show = async (c: Context, view: (visitor: Visitor) => Page, status: 200 | 400 | 403 | 404 = 200): Promise<Response> => {
    const { html } = views.layout(view, { customer: await customerOf(c), cart: cartOf(c) });
    return c.html(html, status, { 'Cache-Control': 'private, no-cache', Vary: 'Cookie' });
  };

  for (const path of ['/an-tam/records', '/an-tam/records/*']) shop.all(path, (c) => ledger(c.req.raw, c.env));

  shop.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
  });
  // Every browser names the origin of a form. Another site's form, or none that says so, changes nothing here.
  shop.post('*', async (c, next) => (c.req.header('Origin') === new URL(c.req.url).origin ? next() : show(c, views.notFromHere, 403)));

  shop.get('/an-tam/*', (c) => serveFile(dist, c.req.path.slice('/an-tam/'.length), c.req.raw));
  shop.get('/content/*', (c) => serveFile(content, c.req.path.slice('/content/'.length), c.req.raw));
  shop.get(`${STATIC_POLICIES}*`, (c) => serveFile(published, c.req.path.slice(STATIC_POLICIES.length).replace(/(^|\/)$/, '$1index.html'), c.req.raw));
  shop.get('/tranh/:file', (c) => serveFile(join(import.meta.dirname, 'img'), c.req.param('file'), c.req.raw));
  // Browsers ask for it by themselves beside files that have no page to name an icon.
  shop.get('/favicon.ico', (c) => serveFile(join(import.meta.dirname, 'img'), 'que-nha.svg', c.req.raw));
  for (const file of ['demo.css', 'demo.js']) shop.get(`/${file}`, (c) => serveFile(import.meta.dirname, file, c.req.raw));

  shop.get('/', (c) => show(c, views.home));
  shop.get('/san-pham/:slug', (c) => {
    const good = findGood(c.req.param('slug'));
    return good ? show(c, () => views.product(good)) : c.notFound();
  });
  shop.get('/chinh-sach', (c) => c.redirect('/chinh-sach/', 301));
  shop.get('/chinh-sach/', (c) => show(c, views.library));
  for (const policy of policies) shop.get(`/chinh-sach/${policy.slug}`, (c) => show(c, () => views.policy(policy)));

  shop.get('/gio-hang', (c) => show(c, views.cart));
  shop.post('/gio-hang', async (c) => {
    const { mon, them, dat, bo } = await c.req.parseBody();
    const [cart, good] = [cartOf(c), typeof mon === 'string' ? findGood(mon) : undefined];
    const asked = bo ? '0' : them ?? dat;
    if (!good || typeof asked !== 'string' || !/^\d{1,4}$/.test(asked)) return show(c, views.notUnderstood, 400);
    const before = them === undefined ? 0 : cart.get(good) ?? 0;
    setCookie(c, CART, writeCart(setCount(cart, good, before + Number(asked))), COOKIE);
    return c.redirect('/gio-hang', 303);
  });

  shop.get('/tai-khoan', (c) => show(c, views.account));
  shop.post('/tai-khoan/dang-nhap', async (c) => {
    const customer = findCustomer((await c.req.parseBody())['khach']);
    if (!customer) return show(c, views.notUnderstood, 400);
    setCookie(c, SESSION, await makeSession(key, customer), { ...COOKIE, maxAge: SESSION_LIFE });
    return c.redirect('/tai-khoan', 303);
  });
  shop.post('/tai-khoan/dang-xuat', (c) => {
    deleteCookie(c, SESSION, COOKIE);
    return c.redirect('/tai-khoan', 303);
  });
  shop.get('/tai-khoan/token', async (c) => {
    const customer = await customerOf(c);
    const headers = { 'Cache-Control': 'no-store' };
    return customer ? c.body(await makeLedgerToken(key, customer), 200, { ...headers, 'Content-Type': 'application/jwt' }) : c.body(null, 204, headers);
  });

  shop.notFound((c) => show(c, views.notFound, 404));
  return shop;
};
