import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type GenerateKeyPairResult, type JWTPayload } from 'jose';
import { makeIdentify, type Identify } from '../../src/ledger/identity.ts';
import { subjectKey } from '../../src/record/subject-key.ts';
import { newDevice, NOW } from './sample.ts';

const account = { issuer: 'https://shop.example', audience: 'an-tam' };
const seconds = Math.floor(NOW / 1000);
const claims: JWTPayload = { iss: account.issuer, aud: account.audience, sub: 'lan', exp: seconds + 600 };

let pair: GenerateKeyPairResult;
let other: GenerateKeyPairResult;
let identify: Identify;
before(async () => {
  [pair, other] = await Promise.all([generateKeyPair('ES256', { extractable: true }), generateKeyPair('ES256', { extractable: true })]);
  identify = makeIdentify({ ...account, keys: { keys: [{ ...await exportJWK(pair.publicKey), alg: 'ES256' }] } }, () => NOW);
});

const sign = (payload: JWTPayload, key = pair.privateKey) => new SignJWT(payload).setProtectedHeader({ alg: 'ES256' }).sign(key);
const ask = async (token: string) => {
  const answer = await identify(new Headers({ Authorization: `Bearer ${token}` }), 'account');
  return answer.ok ? answer.value.id : `${answer.problem.code} ${answer.problem.headers?.['WWW-Authenticate'] ?? ''}`;
};

describe('an account token', () => {
  it('names its subject', async () => { assert.equal(await ask(await sign(claims)), 'lan'); });

  it('takes no name that composing could make another customer\'s', async () => {
    assert.equal(await ask(await sign({ ...claims, sub: 'Lân'.normalize('NFC') })), 'Lân'.normalize('NFC'));
    for (const sub of ['Lân'.normalize('NFD'), '\u212Aim']) assert.notEqual(await ask(await sign({ ...claims, sub })), sub.normalize('NFC'));
  });

  const refused: readonly (readonly [why: string, token: () => Promise<string>, code: RegExp])[] = [
    ['that has expired', () => sign({ ...claims, exp: seconds - 60 }), /^token-expired Bearer .*invalid_token/],
    ['without an expiry', () => sign({ iss: account.issuer, aud: account.audience, sub: 'lan' }), /^token-invalid Bearer/],
    ['without a subject', () => sign({ iss: account.issuer, aud: account.audience, exp: seconds + 600 }), /^token-invalid/],
    ['whose subject is no text', () => sign({ ...claims, sub: 42 as unknown as string }), /^token-invalid/],
    ['with an empty subject', () => sign({ ...claims, sub: '' }), /^token-invalid/],
    ['whose subject no database keeps', () => sign({ ...claims, sub: 'la\0n' }), /^token-invalid/],
    ['for another service', () => sign({ ...claims, aud: 'other' }), /^token-invalid/],
    ['of another issuer', () => sign({ ...claims, iss: 'https://evil.example' }), /^token-invalid/],
    ['that is not valid yet', () => sign({ ...claims, nbf: seconds + 600 }), /^token-invalid/],
    ['signed by another key', () => sign(claims, other.privateKey), /^token-invalid/],
    ['without a signature', async () => new UnsecuredJWT(claims).encode(), /^token-invalid/],
    ['signed with the public key as a shared secret', async () => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(JSON.stringify(await exportJWK(pair.publicKey)))), /^token-invalid/],
    ['that is no token', async () => 'abc', /^token-invalid/],
    ['that is empty', async () => '', /^token-missing Bearer/],
  ];
  for (const [why, token, code] of refused) it(`${why} is not accepted`, async () => { assert.match(await ask(await token()), code); });

  it('is told which of its claims does not hold', async () => {
    const detail = async (token: string): Promise<string | undefined> => {
      const answer = await identify(new Headers({ Authorization: `Bearer ${token}` }));
      return answer.ok ? undefined : answer.problem.detail;
    };
    assert.match(await detail(await sign({ iss: account.issuer, aud: account.audience, sub: 'lan' })) ?? '', /^Its exp /);
    assert.match(await detail(await sign({ ...claims, aud: 'other' })) ?? '', /^Its aud /);
    assert.match(await detail(await sign({ ...claims, sub: 42 as unknown as string })) ?? '', /^Its sub /);
  });

  it('can be known by a key given in code', async () => {
    const byKey = makeIdentify({ ...account, keys: pair.publicKey }, () => NOW);
    const headers = new Headers({ Authorization: `Bearer ${await sign(claims)}` });
    assert.deepEqual(await byKey(headers), { ok: true, value: { kind: 'account', id: 'lan' } });
  });

  it('waits where the keys can\'t be fetched: that is not the token\'s fault', async () => {
    const away = makeIdentify({ ...account, keys: new URL('http://127.0.0.1:9/keys') }, () => NOW);
    const answer = await away(new Headers({ Authorization: `Bearer ${await sign(claims)}` }));
    assert.equal(answer.ok ? '' : answer.problem.code, 'keys-unavailable');
  });

  it('is refused where the ledger knows no accounts', async () => {
    const none = makeIdentify(undefined, () => NOW);
    const answer = await none(new Headers({ Authorization: `Bearer ${await sign(claims)}` }));
    assert.equal(answer.ok ? '' : answer.problem.code, 'token-invalid');
  });

  for (const algorithm of ['none', 'HS256', 'HS512']) {
    it(`is never proved by ${algorithm}, whatever is configured`, () => {
      assert.throws(() => makeIdentify({ ...account, keys: { keys: [] }, algorithms: [algorithm] }, () => NOW), { name: 'StartError' });
    });
  }
});

describe('a device key', () => {
  it('names the device that it hashes to', async () => {
    const device = await newDevice();
    assert.deepEqual(await identify(new Headers({ 'An-Tam-Device': device.key })), { ok: true, value: device.subject });
  });

  for (const key of ['', 'short', `${'a'.repeat(21)}!`, 'a'.repeat(23), `d:${'a'.repeat(43)}`]) {
    it(`is not "${key}"`, async () => {
      const answer = await identify(new Headers({ 'An-Tam-Device': key }));
      assert.equal(answer.ok ? '' : answer.problem.code, 'device-key-invalid');
    });
  }
});

it('no account can take a device\'s place in the database', async () => {
  const { subject } = await newDevice();
  assert.notEqual(subjectKey({ kind: 'account', id: subject.id }), subjectKey(subject));
});
