import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fill } from '../../demo/page.ts';

describe('a template', () => {
  it('shows text as the text it is, and markup as markup', () => {
    const bold = fill('<b>{{word}}</b>', { word: '<i>"Nhút" & \'tương\'' });
    assert.equal(bold.html, '<b>&lt;i&gt;&quot;Nhút&quot; &amp; &#39;tương&#39;</b>');
    assert.equal(fill('{{one}} {{many}}', { one: bold, many: [bold, bold] }).html, `${bold.html} ${bold.html}${bold.html}`);
  });

  it('with a slot that nobody fills is no page', () => {
    assert.throws(() => fill('{{missing}}', {}), /no value for \{\{missing\}\}/);
  });

  it('does not fill what stands in a value', () => {
    assert.equal(fill('{{a}}', { a: '{{b}} $& $1', b: 'no' }).html, '{{b}} $&amp; $1');
  });
});
