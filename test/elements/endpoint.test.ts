import assert from 'node:assert/strict';
import test from 'node:test';
import { checkEndpoint } from '../../src/elements/endpoint.ts';

const HTTPS = 'https://shop.example/tai-khoan/';
const HTTP = 'http://shop.example/tai-khoan/';
const LOCAL = 'http://localhost:8080/';

/** The page, the attribute, and the address that choices then go to; or the code that says why they don't. */
const cases: readonly (readonly [page: string, endpoint: string | null, expected: string])[] = [
  [HTTPS, 'https://shop.example/records', 'https://shop.example/records'],
  [HTTP, 'https://shop.example/records', 'https://shop.example/records'],
  [HTTPS, 'HTTPS://Shop.Example:443/records', 'https://shop.example/records'],
  [HTTPS, '/records', 'https://shop.example/records'],
  [HTTPS, 'records?shop=1', 'https://shop.example/tai-khoan/records?shop=1'],
  [HTTPS, '//ledger.example/records', 'https://ledger.example/records'],
  [HTTPS, ' https://shop.example/records\n', 'https://shop.example/records'],
  [HTTPS, 'https://shop.example/records#here', 'https://shop.example/records'],
  [HTTPS, 'https://cửa-hàng.vn/ghi', 'https://xn--ca-hng-lta4562d.vn/ghi'],
  [LOCAL, '/records', 'http://localhost:8080/records'],
  [HTTPS, 'http://localhost/records', 'http://localhost/records'],
  [HTTPS, 'http://LOCALHOST/records', 'http://localhost/records'],
  [HTTPS, 'http://shop.localhost/records', 'http://shop.localhost/records'],
  [HTTPS, 'http://127.0.0.1:8080/records', 'http://127.0.0.1:8080/records'],
  [HTTPS, 'http://127.0.0.2/records', 'http://127.0.0.2/records'],
  [HTTPS, 'http://127.1/records', 'http://127.0.0.1/records'],
  [HTTPS, 'http://2130706433/records', 'http://127.0.0.1/records'],
  [HTTPS, 'http://[::1]:8080/records', 'http://[::1]:8080/records'],
  [HTTPS, 'http://[0:0::1]/records', 'http://[::1]/records'],

  [HTTPS, null, 'no-endpoint'],
  [HTTPS, '', 'no-endpoint'],
  [HTTPS, '  \n', 'no-endpoint'],
  [HTTPS, 'https://', 'no-endpoint'],
  [HTTPS, 'http://[::1', 'no-endpoint'],

  [HTTP, '/records', 'insecure-endpoint'],
  [HTTP, '//ledger.example/records', 'insecure-endpoint'],
  [HTTPS, 'http://shop.example/records', 'insecure-endpoint'],
  [HTTPS, 'http://192.168.1.10/records', 'insecure-endpoint'],
  [HTTPS, 'http://10.0.0.1/records', 'insecure-endpoint'],
  [HTTPS, 'http://shop.local/records', 'insecure-endpoint'],
  [HTTPS, 'http://0.0.0.0/records', 'insecure-endpoint'],
  [HTTPS, 'http://[::ffff:127.0.0.1]/records', 'insecure-endpoint'],
  [HTTPS, 'http://[fe80::1]/records', 'insecure-endpoint'],
  [HTTPS, 'http://localhost./records', 'insecure-endpoint'],
  [HTTPS, 'http://localhost.shop.example/records', 'insecure-endpoint'],
  [HTTPS, 'http://127.0.0.1.shop.example/records', 'insecure-endpoint'],
  [HTTPS, 'http://mylocalhost/records', 'insecure-endpoint'],
  [HTTPS, 'javascript:alert(1)', 'insecure-endpoint'],
  [HTTPS, 'java\nscript:alert(1)', 'insecure-endpoint'],
  [HTTPS, 'data:text/plain,x', 'insecure-endpoint'],
  [HTTPS, 'ws://localhost/records', 'insecure-endpoint'],
  [HTTPS, 'ftp://localhost/records', 'insecure-endpoint'],
  ['file:///home/lan/trang.html', 'records', 'insecure-endpoint'],

  // A browser sends no request to such an address, so that a choice would wait for ever.
  [HTTPS, 'https://lan:secret@shop.example/records', 'insecure-endpoint'],
  [HTTPS, 'https://lan@shop.example/records', 'insecure-endpoint'],
  [HTTPS, 'https://:secret@shop.example/records', 'insecure-endpoint'],
];

for (const [page, endpoint, expected] of cases) {
  test(`on ${page} the endpoint ${JSON.stringify(endpoint)} is ${expected}`, () => {
    const checked = checkEndpoint(endpoint, page);
    assert.equal(checked.ok ? checked.url : checked.code, expected);
  });
}
