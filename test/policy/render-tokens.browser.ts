import { expect, fixture, html } from '@open-wc/testing';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { policyStyles } from '../../src/policy/policy-styles.ts';
import { renderHeading, renderTokens } from '../../src/policy/render-tokens.ts';

const FRONT = '---\ndocument: a\nversion: 1\neffective: 2026-12-01\nlanguage: vi\nshop: S\nphone: 1900 1234\n---\n';

const shown = async (markdown: string): Promise<HTMLElement> => {
  const { sections } = await parsePolicy(FRONT + markdown);
  return fixture<HTMLElement>(html`<div class="text">${sections.map(({ heading, tokens }) => html`${heading ? renderHeading(heading) : ''}${renderTokens(tokens)}`)}</div>`);
};

/** The markup without lit's own comments. */
const markup = (element: Element): string => element.innerHTML.replace(/<!--.*?-->/g, '').replace(/\n\s*/g, '').trim();

describe('a policy on screen', () => {
  const blocks: readonly (readonly [markdown: string, markup: string])[] = [
    ['một **hai** _ba_ ~~bốn~~ `năm<b>`', '<p>một <strong>hai</strong> <em>ba</em> <del>bốn</del> <code>năm&lt;b&gt;</code></p>'],
    ['a  \nb', '<p>a<br>b</p>'],
    ['***', '<hr>'],
    ['> trích\n> ## Sâu {#x}', '<blockquote><p>trích</p><p role="heading" aria-level="2"><strong>Sâu {#x}</strong></p></blockquote>'],
    ['- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
    ['- a\n\n- b', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
    ['3. a\n4. b', '<ol start="3"><li>a</li><li>b</li></ol>'],
    ['- [x] a\n- [ ] b', '<ul><li>☑ a</li><li>☐ b</li></ul>'],
    ['```js\n<i>&amp;\n```', '<pre tabindex="0"><code>&lt;i&gt;&amp;amp;</code></pre>'],
    ['## Mục *đích* {#muc}', '<h2 tabindex="-1" id="muc">Mục <em>đích</em></h2>'],
    ['&amp;lt; &#273; &#x110; &hellip; &khongco; &#0; 1 &lt; 2 &agrave;', '<p>&amp;lt; đ Đ … &amp;khongco; \ufffd 1 &lt; 2 &amp;agrave;</p>'],
    ['`&amp;` \\&amp;', '<p><code>&amp;amp;</code> &amp;amp;</p>'],
    ['[a]: https://a.vn "T &amp; N"\n\n[xem][a]', '<p><a href="https://a.vn" title="T &amp; N" rel="noopener noreferrer">xem</a></p>'],
    ['xem <!-- ẩn --> đây', '<p>xem  đây</p>'],
    ['<!-- ẩn\n\nẩn -->', ''],
  ];
  for (const [markdown, expected] of blocks) {
    it(`shows ${JSON.stringify(markdown)}`, async () => {
      expect(markup(await shown(markdown))).to.equal(expected);
    });
  }

  for (const raw of ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<iframe src="https://a.vn"></iframe>', '<div onclick="alert(1)">x</div>', 'một <b>hai</b> <u onclick=a()>ba</u>', '<style>*{color:red}</style>', '<svg><a href="javascript:alert(1)">x</a></svg>']) {
    it(`shows raw HTML as the text it is: ${raw}`, async () => {
      const element = await shown(raw);
      expect(element.textContent?.trim()).to.equal(raw);
      expect(element.querySelectorAll(':not(p)').length).to.equal(0);
    });
  }

  const bad = [
    'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'javascript&colon;alert(1)', 'javascript&#58;alert(1)', 'javascript&#x3a;alert(1)', '&#106;avascript:alert(1)',
    '&Tab;javascript:alert(1)', 'java&Tab;script:alert(1)', 'java&NewLine;script:alert(1)', '&#1;javascript:alert(1)', '&#32;javascript:alert(1)', 'java&#13;script:alert(1)', 'java&shy;script:alert(1)',
    'java\u200bscript:alert(1)', '\u00a0javascript:alert(1)', 'vbscript:x', 'data:text/html,x', 'file:///etc/passwd', 'blob:https://a.vn/x', 'filesystem:x', 'about:blank', 'view-source:x', 'intent:x', 'ftp://a.vn', 'ws://a.vn', ':x', '\\\\\\\\a.vn',
  ];
  for (const address of bad) {
    it(`shows a link to ${JSON.stringify(address)} as its text alone`, async () => {
      for (const destination of [address, `<${address}>`]) {
        const element = await shown(`một [hai](${destination}) ba`);
        expect(element.querySelectorAll('a').length).to.equal(0);
      }
      const element = await shown(`một [hai](<${address}>) ba`);
      expect(element.textContent?.trim()).to.equal('một hai ba');
      expect((await shown(`![ảnh](<${address}>)`)).querySelectorAll('img').length).to.equal(0);
    });
  }

  it('does not let a tab before the scheme through', async () => {
    expect((await shown('[a](<\tjavascript:alert(1)>) [b]( \tjavascript:alert(1))')).querySelectorAll('a').length).to.equal(0);
    expect((await shown('[a][x]\n\n[x]: <java\tscript:alert(1)>')).querySelectorAll('a').length).to.equal(0);
    expect((await shown('<javascript:alert(1)>')).querySelectorAll('a').length).to.equal(0);
  });

  const good: readonly (readonly [address: string, href: string, rel: string | null])[] = [
    ['https://a.vn/b?c=1&amp;d=2', 'https://a.vn/b?c=1&d=2', 'noopener noreferrer'], ['HTTP://a.vn', 'HTTP://a.vn', 'noopener noreferrer'], ['//a.vn/b', '//a.vn/b', 'noopener noreferrer'],
    ['mailto:a@b.vn', 'mailto:a@b.vn', null], ['tel:+842385550123', 'tel:+842385550123', null], ['#muc', '#muc', null], ['/doi-tra', '/doi-tra', null],
    ['doi-tra.html?a:b', 'doi-tra.html?a:b', null], ['./a:b', './a:b', null], ['?a=b', '?a=b', null],
  ];
  for (const [address, href, rel] of good) {
    it(`links to ${address}`, async () => {
      const link = (await shown(`[hai](${address})`)).querySelector('a');
      expect([link?.getAttribute('href'), link?.getAttribute('rel'), link?.textContent]).to.deep.equal([href, rel, 'hai']);
    });
  }

  it('links plain addresses of the web and of mail', async () => {
    const links = (await shown('https://a.vn/?x=1&copy=2 www.b.vn c@d.vn <e@f.vn>')).querySelectorAll('a');
    expect([...links].map((link) => [link.getAttribute('href'), link.textContent])).to.deep.equal([
      ['https://a.vn/?x=1&copy=2', 'https://a.vn/?x=1&copy=2'], ['http://www.b.vn', 'www.b.vn'], ['mailto:c@d.vn', 'c@d.vn'], ['mailto:e@f.vn', 'e@f.vn']]);
  });

  it('shows an image that has an alternative text, and the text alone where the address may not be loaded', async () => {
    expect(markup(await shown('![Quả *cam*](/a.png "T")'))).to.match(/^<p><img .*src="\/a\.png" alt="Quả cam"><\/p>$/);
    expect(markup(await shown('![](/a.png)'))).to.equal('<p></p>');
    expect(markup(await shown('![ảnh](data:image/png;base64,AA)'))).to.equal('<p>ảnh</p>');
  });

  it('shows a table with scopes, roles and the name of its column on each cell', async () => {
    const table = (await shown('| Dữ *liệu* | Thời hạn |\n| --- | ---: |\n| Tên | **3** năm |\n| Điện thoại |')).querySelector('table');
    expect([...table?.querySelectorAll('th') ?? []].map((cell) => [cell.scope, cell.getAttribute('role'), cell.textContent])).to.deep.equal([['col', 'columnheader', 'Dữ liệu'], ['col', 'columnheader', 'Thời hạn']]);
    expect([...table?.querySelectorAll('td') ?? []].map((cell) => [cell.dataset['label'], cell.getAttribute('role'), cell.dataset['align'], cell.textContent])).to.deep.equal([
      ['Dữ liệu', 'cell', undefined, 'Tên'], ['Thời hạn', 'cell', 'right', '3 năm'], ['Dữ liệu', 'cell', undefined, 'Điện thoại'], ['Thời hạn', 'cell', 'right', '']]);
    expect([...table?.querySelectorAll('thead, tbody') ?? []].map((part) => part.getAttribute('role'))).to.deep.equal(['rowgroup', 'rowgroup']);
    expect(table?.querySelector('[style]')).to.equal(null);
  });

  it('lays a table out as cards that fit into 320 px, and as a table where there is room', async () => {
    const style = new CSSStyleSheet();
    style.replaceSync(policyStyles);
    document.adoptedStyleSheets.push(style);
    try {
      const element = await shown('| Dữ liệu được thu thập | Mục đích sử dụng | Thời hạn lưu trữ |\n|---|---|---|\n| Họ tên và địa chỉ nhận hàng | Giao hàng đến đúng người nhận | Ba năm |');
      const display = (): string => getComputedStyle(element.querySelector('td') as HTMLElement).display;
      element.style.inlineSize = '320px';
      expect(display()).to.equal('block');
      expect(element.scrollWidth).to.be.at.most(320);
      // Some engines answer the rule, others what it comes to.
      expect(getComputedStyle(element.querySelector('td') as HTMLElement, '::before').content).to.match(/Dữ liệu được thu thập|attr\(data-label\)/);
      element.style.inlineSize = '700px';
      expect(display()).to.equal('table-cell');
    } finally {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== style);
    }
  });

  it('shows a text that is nested too deep as it stands', async () => {
    const element = await shown(`# Mục\n\n${'>'.repeat(10_000)} sâu`);
    expect(element.querySelector('p.raw')?.textContent).to.equal(`# Mục\n\n${'>'.repeat(10_000)} sâu`);
  });
});
