import fc from 'fast-check';

/** A generator of markdown that is hard to read: what follows what is left to chance. */

const FRONT = ['---', 'document: chinh-sach', 'version: 2026-11-22', 'effective: 2026-12-01', 'language: vi', 'shop: Quê Nhà', 'phone: 0238 555 0123', 'odd: # Không phải tiêu đề', '---'];

/** Wraps a body in a front matter without faults. */
export const policyFile = (body: string): string => `${FRONT.join('\n')}\n${body}`;

/** Lines of the front matter above. */
export const FRONT_LINES = FRONT.length;

const indent = fc.constantFrom('', '', '', '', ' ', '  ', '   ', '    ', '\t', ' \t', '      ');

const word = fc.constantFrom('điều', 'khoản', 'Quê Nhà', 'mục', '1.', 'a*b', '**đậm**', '_nghiêng_', '`mã`', 'x', '#', '{{shop}}', '{{odd}}', '\\#', '&amp;', 'e\u0302\u0301', '<b>', 'https://a.vn', '(*)', '~', '&', '“ngoặc”', '[a]', '16+');
const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((list) => list.join(' '));
const plain = fc.constantFrom('Văn bản.', 'tiếp theo', 'đơn hàng', 'một dòng dài hơn');
const attributes = fc.constantFrom('', '', '', ' {#muc}', ' {#tin consent=newsletter}', ' {consent=statistics recipients="A; B"}', ' {request=see}', ' ##', ' {#a b}');

const heading = fc.tuple(indent, fc.integer({ min: 1, max: 7 }), fc.oneof(plain, words), attributes)
  .map(([before, depth, text, after]) => `${before}${'#'.repeat(depth)} ${text}${after}`);

const line = fc.oneof(
  { weight: 6, arbitrary: heading },
  { weight: 6, arbitrary: fc.constant('') },
  { weight: 4, arbitrary: fc.tuple(indent, plain).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.tuple(indent, words).map((parts) => parts.join('')) },
  { weight: 3, arbitrary: fc.tuple(indent, fc.constantFrom('===', '---', '-', '=', '--', '- - -', '***', '___', '=== x', '--- ', '---\t')).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.tuple(indent, fc.constantFrom('```', '~~~', '````', '```js', '~~~~ x', '``` a`b', '``` ', '~~~\t')).map((parts) => parts.join('')) },
  { weight: 3, arbitrary: fc.tuple(indent, fc.constantFrom('- ', '* ', '+ ', '1. ', '2. ', '3) ', '10. ', '-', '1.', '-\t', '-     ', '- - ', '1. - '), fc.oneof(plain, heading, fc.constantFrom('', '```', '<!--', '> a', '# x'))).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.tuple(indent, fc.constantFrom('> ', '>', '>> ', '>\t', '> - '), fc.oneof(plain, heading, fc.constantFrom('', '```', '===', '- a'))).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.tuple(indent, fc.constantFrom(
    '<!--', '-->', '<!-- x -->', '<!-->', '<!--->', 'a -->', '<div>', '</div>', '<b>x</b>', '<b>', '</b>', '<pre>', '</pre>', '<script src="a">', '</script>', '<style>a</style>',
    '<?php', '?>', '<?', '<!DOCTYPE html>', '<!X', '>', '<![CDATA[', ']]>', '<a href="x">', '<a href="x', '<custom-x />', '<SCRIPT>', '<DIV>', '<prefix>', '<textarea', '<https://a.vn>', '<a@b.vn>', '<br/>', '<1', '< p>')).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.tuple(indent, fc.constantFrom('| a | b |', '|---|---|', 'a|b', '-|-', ':-', '---:', ':-:', '|a|', '|-|', '| # a |', 'a \\| b')).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.tuple(indent, fc.constantFrom('[a]: /b', '[a]: /b "t"', '[a]: /b "t', '[a]:', '[a', 'b]: /c', '"t"', "'t", '[ ]: x', '[a]: <b>', '[a](b)', '[a][b]', '[a\\]: b', '(t)', '[^1]: chú thích dài', '[a]: b(c', '"', 'x"', '(x', ')', '/b "t')).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.constantFrom('\u00a0', '- \u00a0', 'x\u00a0', '\u00a0# x', '#\u00a0x', '# x\u2028y', '\u3000', '\f', '- a\u00a0', '  \u00a0', '#', '# #', '## # ##', '#x', '\\# x', '{{thieu}}', '# {{thieu}}') },
);

const eol = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r', '  \n', '\t\n');

/** Any lines below one another. */
export const nastyBody: fc.Arbitrary<string> = fc.array(fc.tuple(line, eol).map((parts) => parts.join('')), { maxLength: 24, size: 'medium' }).map((lines) => lines.join(''));

const calmText = fc.array(fc.constantFrom('Cửa hàng giữ lời hứa này.', 'Dữ liệu của bạn: được giữ kín', 'Bạn gọi số 0238 555 0123', '(xem thêm)', 'https://a.vn/b', '*Lưu ý* quan trọng', '`mã`', '12 tháng', '{{shop}}'), { minLength: 1, maxLength: 3 })
  .map((lines) => lines.join('\n'));

const calmBlock = fc.oneof(
  { weight: 4, arbitrary: calmText },
  fc.constantFrom(
    '- <https://a.vn>\n- <a@b.vn>', '- một\n- hai\n  tiếp\n\n  đoạn trong mục', '1. một\n2. hai\n   - con', '> trích\n> # không phải\n> lời', '```\n# không phải\n```', '~~~ sh\n# không phải\n\n## không\n~~~', '    thụt vào',
    '| Dữ liệu | Thời hạn |\n|---|---:|\n| Tên | 3 năm |', '<!-- ghi chú\n\n# không phải\n-->', '<div>\nthô\n</div>', '[a]: https://a.vn', '***', '* sao\n* sao', '1) một\n\n   thêm\n2) hai',
  ),
);

const calmHeading = fc.tuple(
  fc.constantFrom('#', '##', '###', '######'),
  fc.constantFrom('Mục đích', '1. Phạm vi', 'Quyền của **bạn**', 'Bắt buộc (*)', 'Hỏi & đáp', 'Đổi trả *trong* `7 ngày`', '{{shop}} hứa', 'Bạn gọi a@b.vn'),
  fc.constantFrom('', '', ' {#tin consent=newsletter ask=email}', ' {request=delete}', ' {consent=statistics recipients="A; B" edition=2}', ' ##'),
).map(([mark, text, after]) => `${mark} ${text}${after}`);

/** What people write: blocks with blank lines between, headings that begin with `#`. */
export const calmBody: fc.Arbitrary<string> = fc.array(fc.oneof(
  { weight: 3, arbitrary: calmBlock }, { weight: 2, arbitrary: calmHeading },
), { maxLength: 14 })
  .map((blocks) => blocks.join('\n\n'));
