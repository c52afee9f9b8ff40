import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { html, render } from 'lit/html.js';
import { writeHeading, writeTokens } from '../../src/cli/publish/render-text.ts';
import { html as markup } from 'hono/html';
import { parsePolicy, type Section } from '../../src/policy/parse-policy.ts';
import { renderHeading, renderTokens } from '../../src/policy/render-tokens.ts';
import { calmBody, nastyBody, policyFile } from '../policy/nasty-markdown.ts';

/** What differs by the way in which a tree was made, and shows nowhere: comments, split text, blanks between a table's parts. */
const tidy = (root: Element): Element => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
  const idle: Node[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const isBetweenCells = node instanceof Text && !node.data.trim() && node.parentElement?.closest('.table') && !node.parentElement.closest('td, th');
    if (node instanceof Comment || isBetweenCells) idle.push(node);
    if (node instanceof HTMLElement && /^H[1-6]$/.test(node.tagName)) node.removeAttribute('tabindex');
  }
  idle.forEach((node) => node.parentNode?.removeChild(node));
  root.normalize();
  return root;
};

const drawn = (sections: readonly Section[]): Element => {
  const root = document.createElement('div');
  render(sections.map(({ heading, tokens }) => html`<section>${heading ? renderHeading(heading) : ''}${renderTokens(tokens)}</section>`), root);
  return tidy(root);
};

const written = (sections: readonly Section[]): Element => {
  const text = markup`${sections.map(({ heading, tokens }) => markup`<section>${heading ? writeHeading(heading) : ''}${writeTokens(tokens)}</section>`)}`;
  const root = document.createElement('div');
  root.innerHTML = String(text);
  return tidy(root);
};

const expectSame = async (source: string): Promise<void> => {
  const { sections } = await parsePolicy(source);
  const [one, other] = [drawn(sections), written(sections)];
  if (!one.isEqualNode(other)) expect(other.innerHTML).to.equal(one.innerHTML);
};

describe('a published text', () => {
  for (const [path] of [['chinh-sach-bao-mat/2026-11-15'], ['doi-tra/2026-06-01'], ['thanh-toan/2026-06-01'], ['bao-hanh/2026-06-01'], ['khieu-nai/2026-06-01']]) {
    it(`is, tag for tag, what the reader draws of ${path}`, async () => {
      await expectSame(await (await fetch(`/content/${path}.md`)).text());
    });
  }

  for (const source of ['[a](javascript:alert(1)) [b](vbscript:x) [c](data:text/html,x) [d](/tốt "\\"><script>") <https://a.vn/?a&b>', '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)> một <b>hai</b>', '![](a.png) ![chữ "x"](a.png) ![gọi](tel:1)', '`<b>` &lt;i&gt; \\<u\\>', '```\n\n<b>\n```', '- [x] a\n\n3. b']) {
    it(`is what the reader draws of ${JSON.stringify(source)}, and nothing in it runs`, async () => {
      await expectSame(policyFile(source));
      expect(written((await parsePolicy(policyFile(source))).sections).querySelector('script, [onerror], b, i, u')).to.equal(null);
    });
  }

  it('is what the reader draws of any text', async () => {
    const same = fc.asyncProperty(fc.oneof(nastyBody, calmBody), (body) => expectSame(policyFile(body)));
    await fc.assert(same, { numRuns: 200, seed: 20261122 });
  });
});
