import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { askingClauses } from '../../src/policy/document.ts';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { scanPolicy } from '../../src/policy/scan-policy.ts';
import { policyFile } from './nasty-markdown.ts';

const sha256sum = (text: string): string => execFileSync('sha256sum', { input: text, encoding: 'utf8' }).slice(0, 64);
const clausesOf = async (body: string) => (await scanPolicy(policyFile(body))).clauses;

describe('a clause', () => {
  it('goes up to the next heading of the same or a higher level', async () => {
    const clauses = await clausesOf('# A\n\na\n\n## B\n\nb\n\n### C\n\nc\n\n## D\n\nd\n\n# E\n');
    assert.deepEqual(clauses.map(({ text }) => text), ['# A\n\na\n\n## B\n\nb\n\n### C\n\nc\n\n## D\n\nd\n', '## B\n\nb\n\n### C\n\nc\n', '### C\n\nc\n', '## D\n\nd\n', '# E\n']);
  });

  it('is NFC, title and text, also where the value of a slot begins with a combining mark', async () => {
    const source = policyFile('# Que{{dau}} Nha\n\ne{{dau}}m\n').replace('odd:', 'dau: \u0301\nodd:');
    for (const { clauses: [clause], body } of [await scanPolicy(source), (await parsePolicy(source)).policy]) {
      assert.deepEqual([clause?.title, clause?.text], ['Qu\u00e9 Nha', '# Qu\u00e9 Nha\n\n\u00e9m\n']);
      assert.equal(body, body.normalize('NFC'));
    }
  });

  it('says what it asks for', async () => {
    const [clause] = await clausesOf('## Giao hàng {#giao-hang consent=partner-sharing.giao-hang recipients="Giao Hàng {Mẫu}; {{shop}}" ask=phone edition=3 min-age=16}');
    assert.deepEqual(clause?.consent, { purpose: 'partner-sharing.giao-hang', recipients: ['Giao Hàng {Mẫu}', 'Quê Nhà'], ask: 'phone', edition: 3, minAge: 16 });
    assert.deepEqual([clause?.id, clause?.title], ['giao-hang', 'Giao hàng']);
  });

  it('says which request it takes', async () => {
    assert.equal((await clausesOf('## Xóa {request=delete}'))[0]?.request, 'delete');
  });

  const ids: readonly (readonly [body: string, ids: readonly string[]])[] = [
    ['# Đổi trả & hoàn tiền', ['doi-tra-hoan-tien']],
    ['# ĐƯỜNG ĐI {{shop}}', ['duong-di-que-nha']],
    ['# Mục\n# Mục\n# Mục', ['muc', 'muc-2', 'muc-3']],
    ['# Mục\n# Mục 2\n# Mục', ['muc', 'muc-2', 'muc-3']],
    ['# Mục\n# Khác {#muc}', ['muc-2', 'muc']],
    ['# 隐私', ['muc']],
    ['# constructor\n# constructor', ['constructor', 'constructor-2']],
  ];
  for (const [body, expected] of ids) {
    it(`gets the ids ${expected.join(', ')} in ${JSON.stringify(body)}`, async () => {
      assert.deepEqual((await clausesOf(body)).map(({ id }) => id), expected);
    });
  }

  it('has the digest that sha256sum gives its text, in whatever form it was saved', async () => {
    const text = '## Nhận bản tin {#tin consent=newsletter}\n\nĐặng Thị Ngọc Huyền, đường Lê Lợi; mỗi tuần một thư của Quê Nhà.\n';
    const slotted = text.replace('Quê Nhà', '{{shop}}');
    const file = policyFile(`# Chính sách\n\n${slotted}`);
    const forms = {
      'as it is': file, NFD: file.normalize('NFD'), CRLF: file.replaceAll('\n', '\r\n'), CR: file.replaceAll('\n', '\r'), BOM: `\uFEFF${file}`,
      'trailing blanks': file.replaceAll('\n', ' \t\n'), 'no last line end': file.trimEnd(), 'many of them': `${file}\n\n \n`,
    };
    for (const [name, source] of Object.entries(forms)) {
      const policy = await scanPolicy(source);
      const [clause] = askingClauses(policy);
      assert.equal(clause?.sha256, sha256sum(text), name);
      assert.equal(policy.sha256, sha256sum(file), name);
      assert.equal((await parsePolicy(source)).policy.clauses[1]?.sha256, sha256sum(text), name);
    }
  });
});

describe('a policy document', () => {
  it('carries its front matter, known keys and others', async () => {
    const { document, version, effective, language, shop, title, published, fields } = await scanPolicy(policyFile('# Chính sách của {{shop}} {#dau}'));
    assert.deepEqual({ document, version, effective, language, shop, title, published, odd: fields.get('odd') }, {
      document: 'chinh-sach', version: '2026-11-22', effective: '2026-12-01', language: 'vi', shop: 'Quê Nhà', title: 'Chính sách của Quê Nhà',
      published: '2026-11-22', odd: '# Không phải tiêu đề',
    });
  });

  it('is cut into sections, a heading each, the text before the first heading on its own', async () => {
    const { sections } = await parsePolicy(policyFile('Lời đầu\n\n# A {#a}\n\nmột\n\n## B\n\nhai\n'));
    assert.deepEqual(sections.map(({ clause, heading, tokens }) => [clause?.id, heading?.depth, heading?.tokens.map(({ raw }) => raw), tokens.filter(({ type }) => type !== 'space').map(({ raw }) => raw)]),
      [[undefined, undefined, undefined, ['Lời đầu']], ['a', 1, ['A'], ['một']], ['b', 2, ['B'], ['hai\n']]]);
  });
});
