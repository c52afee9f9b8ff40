import { importJWK, jwtVerify, SignJWT } from 'jose';
import type { AccountKey } from './account-key.ts';

/** `date` is YYYY-MM-DD, `sum` in đồng. */
type Order = Readonly<Record<'number' | 'date' | 'what' | 'state', string>> & { readonly sum: number };

/** A customer who has something to sign in to. Both are made up. */
export type Customer = {
  /** The `sub` of her tokens: what the ledger knows her by. */
  readonly id: string;
  readonly name: string;
  /** How one speaks to her: `chị Lan`. */
  readonly called: string;
  readonly email: string;
  readonly address: string;
  readonly orders: readonly Order[];
};

export const customers: readonly Customer[] = [
  {
    id: 'lan', name: 'Nguyễn Thị Lan', called: 'chị Lan', email: 'lan@example.vn', address: 'Phường Láng, Hà Nội',
    orders: [
      { number: 'QN-2611-0148', date: '2026-11-18', what: 'Cam Vinh, 1 thùng; mật ong hoa rừng, 1 hũ', sum: 565_000, state: 'Đang giao' },
      { number: 'QN-2609-0072', date: '2026-09-03', what: 'Tương Nam Đàn, 2 chai; lạc sen Diễn Châu, 1 túi', sum: 195_000, state: 'Đã nhận' },
    ],
  },
  {
    id: 'minh', name: 'Trần Quang Minh', called: 'anh Minh', email: 'minh@example.vn', address: 'Phường Hải Châu, Đà Nẵng',
    orders: [{ number: 'QN-2610-0115', date: '2026-10-12', what: 'Nhút mít Thanh Chương, 3 hũ', sum: 195_000, state: 'Đã nhận' }],
  },
];

export const findCustomer = (id: unknown): Customer | undefined => customers.find((customer) => customer.id === id);

/** Who signs the tokens and for whom: the ledger is told the same. */
export const ISSUER = 'https://quenha.example';
export const LEDGER_AUDIENCE = 'an-tam-ledger';
const SESSION_AUDIENCE = 'que-nha-session';

/** Seconds. A token that leaks is soon worth nothing; the widget asks for a new one at each sending. */
export const TOKEN_LIFE = 5 * 60;
export const SESSION_LIFE = 30 * 24 * 60 * 60;

const sign = (key: AccountKey, customer: Customer, audience: string, life: number): Promise<string> => {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT().setProtectedHeader({ alg: 'ES256', kid: key.id })
    .setIssuer(ISSUER).setSubject(customer.id).setAudience(audience).setIssuedAt(now).setExpirationTime(now + life).sign(key.privateKey);
};

/** A JWT (RFC 7519) that tells the ledger who is signed in, for `TOKEN_LIFE`. */
export const makeLedgerToken = (key: AccountKey, customer: Customer): Promise<string> => sign(key, customer, LEDGER_AUDIENCE, TOKEN_LIFE);

/** The value of the session cookie: signed, so the shop keeps no table of who is signed in. */
export const makeSession = (key: AccountKey, customer: Customer): Promise<string> => sign(key, customer, SESSION_AUDIENCE, SESSION_LIFE);

export const readSession = async (key: AccountKey, cookie: string | undefined): Promise<Customer | undefined> => {
  if (!cookie) return undefined;
  try {
    const { payload } = await jwtVerify(cookie, await importJWK(key.publicJwk, 'ES256'),
      { issuer: ISSUER, audience: SESSION_AUDIENCE, algorithms: ['ES256'] });
    return findCustomer(payload.sub);
  } catch {
    return undefined; // Safe: a cookie that is old, forged or signed by another key is nobody's; the page offers to sign in.
  }
};
