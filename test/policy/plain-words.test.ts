import assert from 'node:assert/strict';
import test from 'node:test';
import { plainWords } from '../../src/policy/plain-words.ts';

for (const [source, words] of [
  ['## Bản tin {#ban-tin consent=newsletter}\n\nMỗi tuần một thư.\n', 'Mỗi tuần một thư.'],
  ['## A\n\n- **Ai nhận:** chỉ Bếp Ven Sông.\n- ~~cũ~~ mới ([cách làm](#quyen)).\n', '• Ai nhận: chỉ Bếp Ven Sông.\n• cũ mới (cách làm).'],
  ['## A\n\nMột.\n\n### Phần con {#con}\n\nHai.\n', 'Một.\n\nPhần con\n\nHai.'],
  ['## A\n\n| Dữ liệu | Giữ |\n| --- | ---: |\n| Tên | 3 năm |\n', '| Dữ liệu | Giữ |\n| Tên | 3 năm |'],
  ['## A\n\n2 * 3 ** 4, [a] và <b>\n', '2 * 3 ** 4, [a] và <b>'],
] as const) {
  test(`shows ${JSON.stringify(source)} in plain words`, () => {
    assert.equal(plainWords(source), words);
  });
}

test('takes no longer than the text is long', () => {
  const start = performance.now();
  for (const part of ['**', '[', '- ', '{', '|---', '# {']) plainWords(`## A\n\n${part.repeat(20_000)}`);
  assert.ok(performance.now() - start < 2000);
});
