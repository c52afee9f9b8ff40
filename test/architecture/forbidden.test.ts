import assert from 'node:assert/strict';
import test from 'node:test';
import { checkForbiddenBundles, checkForbiddenSource } from './check-forbidden.ts';
import { readBundles, readTree } from './source-tree.ts';

test('no source makes markup or code of strings, sets an inline style or names another host', () => {
  const tree = readTree('src/**/*.ts');
  assert.ok(tree.size > 10, 'the tree was not found');
  assert.deepEqual(checkForbiddenSource(tree), []);
});

test('neither does a bundle for pages, the packages in it included', () => {
  const bundles = readBundles('dist/an-tam.js', 'dist/an-tam.classic.js', 'dist/index.js', 'dist/chunks/*.js', 'dist/parts/*.js');
  assert.deepEqual(checkForbiddenBundles(bundles), []);
});

const breaches = [
  'element.innerHTML = text;', 'element["innerHTML"] = text;', 'element.outerHTML;', "element.insertAdjacentHTML('beforeend', text);",
  "import { unsafeHTML } from 'lit/directives/unsafe-html.js';", 'eval(text);', 'new Function(text);', 'Function(text)();',
  'html`<p style="color: red"></p>`;', 'html`<p style=${color}></p>`;', "element.setAttribute('style', text);", "setTimeout('run()', 1);",
  'html`<button onclick="x()"></button>`;', "const link = 'javascript:alert(1)';", "fetch('https://cdn.other.com/font.woff2');",
  'html`<img src="//cdn.other.com/x.png">`;', 'document.write(text);', 'new DOMParser();', "frame.srcdoc = '';",
];
for (const code of breaches) {
  test(`reports ${code}`, () => {
    assert.equal(checkForbiddenSource(new Map([['src/x.ts', code]])).length >= 1, true);
  });
}

test('leaves alone what only speaks of it, namespaces, loopback and made-up hosts', () => {
  const code = `// no innerHTML, no eval(x), see https://www.rfc-editor.org
    const a = 'http://www.w3.org/2000/svg'; const b = 'http://127.0.0.1:8080/'; const c = 'https://shop.example/x';
    const d = /^https?:\\/\\//; const e = html\`<p class="style">\`; element.style.color = 'red';`;
  assert.deepEqual(checkForbiddenSource(new Map([['src/x.ts', code]])), []);
});

const lits = 'const s=d.createElement("template");return s.innerHTML=t,s';
test('allows lit its one way to make a template of constant strings, and no second', () => {
  assert.deepEqual(checkForbiddenBundles(new Map([['dist/an-tam.js', lits]])), []);
  assert.equal(checkForbiddenBundles(new Map([['dist/an-tam.js', `${lits};${lits}`]])).length, 1);
});
for (const code of ['a.innerHTML=b', 'eval("1")', 'new Function("a")', 'a(`<p style="x">`)', 'fetch("https://fonts.other.com/a")']) {
  test(`reports ${code} in a bundle`, () => {
    assert.equal(checkForbiddenBundles(new Map([['dist/an-tam.js', `${lits};${code}`]])).length, 1);
  });
}
