import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig } from '../../src/ledger/config.ts';

describe('the environment', () => {
  it('may say nothing: SQLite beside, on loopback, closed to other origins', () => {
    const { host, port, ledger: { log, ...ledger } } = readConfig({});
    assert.ok(log);
    assert.deepEqual({ host, port, ...ledger }, {
      host: '127.0.0.1', port: 8080, endpoint: '/an-tam/records', database: { folder: 'data' }, content: 'content', origins: [], holidays: [],
    });
  });

  it('may say everything; an empty word is none', () => {
    const { host, port, ledger } = readConfig({
      HOST: '::', PORT: '0', DATABASE_URL: 'postgres://a:b@c/d', DATA_DIR: '', AN_TAM_CONTENT: '/x', AN_TAM_ENDPOINT: '/y/z',
      AN_TAM_ORIGINS: 'https://a.example, https://b.example:8443', AN_TAM_ACCOUNT_JWKS: 'https://a.example/keys', AN_TAM_ACCOUNT_ISSUER: 'i',
      AN_TAM_ACCOUNT_AUDIENCE: 'u', AN_TAM_ACCOUNT_ALGORITHMS: 'ES256', AN_TAM_ADDRESS_HEADER: 'x-real-ip', LOG_LEVEL: 'silent',
      AN_TAM_HOLIDAYS: '2027-01-01 2027-02-08',
    });
    assert.deepEqual([host, port, ledger.database, ledger.content, ledger.endpoint], ['::', 0, { url: 'postgres://a:b@c/d' }, '/x', '/y/z']);
    assert.deepEqual([ledger.origins, ledger.addressHeader], [['https://a.example', 'https://b.example:8443'], 'x-real-ip']);
    assert.deepEqual(ledger.holidays, ['2027-01-01', '2027-02-08']);
    assert.deepEqual(ledger.account, { keys: new URL('https://a.example/keys'), issuer: 'i', audience: 'u', algorithms: ['ES256'] });
  });

  const wrong: readonly (readonly [env: Readonly<Record<string, string>>, says: RegExp])[] = [
    [{ PORT: 'abc' }, /^PORT is "abc"/], [{ PORT: '70000' }, /^PORT/], [{ DATABASE_URL: 'mysql://a' }, /^DATABASE_URL does not begin with postgres/],
    [{ AN_TAM_ORIGINS: 'https://a.example/' }, /^AN_TAM_ORIGINS holds "https:\/\/a.example\/"/], [{ AN_TAM_ORIGINS: '*' }, /^AN_TAM_ORIGINS/],
    [{ AN_TAM_ENDPOINT: 'records' }, /^AN_TAM_ENDPOINT/], [{ AN_TAM_ENDPOINT: '/a/' }, /^AN_TAM_ENDPOINT/], [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL/],
    [{ AN_TAM_HOLIDAYS: '2027-02-30' }, /^AN_TAM_HOLIDAYS holds "2027-02-30"/],
    [{ AN_TAM_SIGNING_KEY: '{secret' }, /^AN_TAM_SIGNING_KEY is not JSON/], [{ AN_TAM_ACCOUNT_JWKS: '{"keys":[]}' }, /needs AN_TAM_ACCOUNT_ISSUER/],
    [{ AN_TAM_ACCOUNT_JWKS: 'http://a.example/k', AN_TAM_ACCOUNT_ISSUER: 'i', AN_TAM_ACCOUNT_AUDIENCE: 'a' }, /neither a JSON Web Key Set nor the https URL/],
    [{ AN_TAM_ACCOUNT_JWKS: '{"a":1}', AN_TAM_ACCOUNT_ISSUER: 'i', AN_TAM_ACCOUNT_AUDIENCE: 'a' }, /neither a JSON Web Key Set/],
    [{ AN_TAM_ACCOUNT_JWKS: '{"keys":[]}', AN_TAM_ACCOUNT_ISSUER: 'i', AN_TAM_ACCOUNT_AUDIENCE: 'a' }, /with a key in it/],
    [{ AN_TAM_ACCOUNT_JWKS: '{"keys":["-----BEGIN"]}', AN_TAM_ACCOUNT_ISSUER: 'i', AN_TAM_ACCOUNT_AUDIENCE: 'a' }, /^AN_TAM_ACCOUNT_JWKS is neither(?!.*BEGIN)/],
    [{ AN_TAM_ACCOUNT_JWKS: '{"keys":[null]}', AN_TAM_ACCOUNT_ISSUER: 'i', AN_TAM_ACCOUNT_AUDIENCE: 'a' }, /^AN_TAM_ACCOUNT_JWKS is neither/],
    [{ AN_TAM_ACCOUNT_JWKS: '{"keys":[{"kty":"OKP","d":"secret"}]}', AN_TAM_ACCOUNT_ISSUER: 'i', AN_TAM_ACCOUNT_AUDIENCE: 'a' }, /holds a key that can sign/],
    [{ AN_TAM_ACCOUNT_ISSUER: 'i' }, /^AN_TAM_ACCOUNT_ISSUER is set, but AN_TAM_ACCOUNT_JWKS is not/],
    [{ AN_TAM_ADDRESS_HEADER: 'x y' }, /^AN_TAM_ADDRESS_HEADER is "x y"/],
  ];
  for (const [env, says] of wrong) {
    it(`is refused in one line where it says ${JSON.stringify(env)}`, () => {
      assert.throws(() => readConfig(env), (error: Error) => error.name === 'StartError' && says.test(error.message) && !/\n|secret/.test(error.message));
    });
  }
});
