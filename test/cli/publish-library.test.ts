import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { publishLibrary } from '../../src/cli/publish/publish-library.ts';
import type { Site } from '../../src/cli/publish/policy-page.ts';
import { askingClauses } from '../../src/policy/document.ts';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { FORM_FIELDS, type FormMatter } from '../../src/record/form-choice.ts';
import { libraryOf, RETURNS, SOUND } from './sample-policies.ts';

const SITE: Site = { base: 'https://shop.example/chinh-sach/', endpoint: '/an-tam/records', scripts: ['/an-tam/an-tam.js'] };
const OLD = SOUND.replace('2026-11-15', '2026-06-01').replace('effective: 2026-11-20', 'effective: 2026-06-01').replace('3 năm', '5 năm');
const NEW = SOUND.replace('shop: Quê Nhà', 'shop: Quê Nhà\nprevious: 1.md');
const FILES = { 'chinh-sach-bao-mat/1.md': OLD, 'chinh-sach-bao-mat/2.md': NEW, 'doi-tra/1.md': RETURNS };

const publish = async (files: Readonly<Record<string, string>> = FILES, site: Partial<Site> = {}, today = '2026-11-22') =>
  publishLibrary(await libraryOf(files), { ...SITE, ...site }, today);
const pageOf = async (path: string, ...how: Parameters<typeof publish>): Promise<string> =>
  (await publish(...how)).get(path) ?? assert.fail(`no ${path}`);

const unescape = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

describe('published pages', () => {
  it('stand at addresses that do not change with a version, each older version below, and the files beside them', async () => {
    assert.deepEqual([...(await publish()).keys()].sort(), ['an-tam.css', 'chinh-sach-bao-mat/1.md', 'chinh-sach-bao-mat/2.md',
      'chinh-sach-bao-mat/2026-06-01/index.html', 'chinh-sach-bao-mat/2026-06-01/print.css', 'chinh-sach-bao-mat/index.html', 'chinh-sach-bao-mat/print.css',
      'doi-tra/1.md', 'doi-tra/index.html', 'doi-tra/print.css', 'index.html']);
  });

  it('hold the whole text with the ids of its headings', async () => {
    const page = await pageOf('chinh-sach-bao-mat/index.html');
    const { policy } = await parsePolicy(NEW);
    for (const { id, title } of policy.clauses) assert.ok(page.includes(`id="${id}">${title}</h`), id);
    assert.match(page, /Chúng tôi giữ đơn hàng 3 năm sau khi đơn hoàn tất\./);
  });

  it('tell search engines language, address, dates, shop and what it is about', async () => {
    const page = await pageOf('chinh-sach-bao-mat/index.html');
    assert.match(page, /<html lang="vi">/);
    assert.match(page, /<link rel="canonical" href="https:\/\/shop\.example\/chinh-sach\/chinh-sach-bao-mat\/">/);
    assert.match(page, /<meta name="description" content="Quê Nhà, 12 đường Lê Lợi, Vinh, điện thoại 0238 555 0123\.">/);
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
    const data = JSON.parse(json) as Record<string, unknown>;
    assert.deepEqual([data['@type'], data['inLanguage'], data['datePublished'], data['version'], (data['publisher'] as { name: string }).name],
      ['WebPage', 'vi', '2026-11-15', '2026-11-15', 'Quê Nhà']);
  });

  it('have a form below each clause that asks, which says the clause to the letter, with three plain buttons', async () => {
    const page = await pageOf('chinh-sach-bao-mat/index.html');
    const forms = page.match(/<form[^]*?<\/form>/g) ?? [];
    const { policy } = await parsePolicy(NEW);
    const [clause] = askingClauses(policy);
    assert.equal(forms.length, 1);
    const [form = ''] = forms;
    assert.match(form, /method="post" action="\/an-tam\/records\/form"/);
    const matter = JSON.parse(unescape(new RegExp(`name="${FORM_FIELDS.matter}" value="([^"]*)"`).exec(form)?.[1] ?? '')) as FormMatter;
    assert.deepEqual(matter, {
      policy: { document: 'chinh-sach-bao-mat', version: '2026-11-15', language: 'vi', url: '/chinh-sach/chinh-sach-bao-mat/2.md', sha256: policy.sha256 },
      purpose: 'partner-sharing.giao-hang', recipients: ['Giao Hàng Mẫu'], clause: { id: 'giao-hang', sha256: clause?.sha256, title: clause?.title },
    });
    assert.deepEqual([...form.matchAll(/<button class="act" name="act" value="(\w+)"[^>]*>([^<]+)</g)].map(([, act, words]) => [act, words]),
      [['granted', 'Đồng ý'], ['denied', 'Không đồng ý'], ['withdrawn', 'Rút đồng ý']]);
    assert.doesNotMatch(page, /checked|autofocus/);
  });

  it('carry the source for the element that takes over, byte for byte, unless the text could end the script', async () => {
    const block = /<script type="text\/markdown" data-an-tam-policy="\/chinh-sach\/chinh-sach-bao-mat\/2\.md">([^]*?)<\/script>/;
    assert.equal(block.exec(await pageOf('chinh-sach-bao-mat/index.html'))?.[1], NEW);
    for (const trap of ['</script>', '</SCRIPT', '<!-- x -->']) {
      const page = await pageOf('doi-tra/index.html', { 'doi-tra/1.md': `${RETURNS}\n${trap}\n` });
      assert.doesNotMatch(page, /type="text\/markdown"/);
      assert.equal(page.match(/<\/script/gi)?.length, 2, 'the module and the data alone');
    }
  });

  it('are plain text and links where the shop names no script, and only read where it names no endpoint', async () => {
    const page = await pageOf('chinh-sach-bao-mat/index.html', FILES, { scripts: [], endpoint: undefined });
    assert.doesNotMatch(page, /<form|an-tam-policy|type="(module|text\/markdown)"|Lựa chọn của tôi/);
  });

  it('show an old version as one, without forms, with the way to the one in force', async () => {
    const page = await pageOf('chinh-sach-bao-mat/2026-06-01/index.html');
    assert.match(page, /Đây là bản cũ.*<a href="\/chinh-sach\/chinh-sach-bao-mat\/">/s);
    assert.match(page, /5 năm/);
    assert.doesNotMatch(page, /<form|<an-tam-policy/);
  });

  it('keep room for an element\'s buttons only where one takes the page over', async () => {
    const pages = await publish();
    assert.match(pages.get('chinh-sach-bao-mat/index.html') ?? '', /<div class="aids more"><\/div>/);
    for (const page of [pages.get('chinh-sach-bao-mat/2026-06-01/index.html'), await pageOf('doi-tra/index.html', FILES, { scripts: [] })]) {
      assert.doesNotMatch(page ?? 'class="aids"', /class="aids/);
    }
  });

  it('end with how to reach the shop and the digest of the text, and say on paper which version they are', async () => {
    const pages = await publish();
    const { policy } = await parsePolicy(NEW);
    const page = pages.get('chinh-sach-bao-mat/index.html') ?? '';
    assert.match(page, /<h2 id="an-tam-contact">Liên hệ cửa hàng<\/h2>[^]*<a href="tel:02385550123">[^]*<a href="mailto:baomat@quenha\.example">/);
    assert.ok(page.includes(`Dấu nhận dạng của bản này (SHA-256):</span> <code>${policy.sha256}</code>`));
    assert.match(page, /<link rel="stylesheet" media="print" href="\/chinh-sach\/chinh-sach-bao-mat\/print\.css">/);
    const styles = pages.get('chinh-sach-bao-mat/print.css') ?? '';
    assert.match(styles, /@bottom-left \{ content: "Chính sách bảo vệ dữ liệu cá nhân của Quê Nhà · Bản 15\/11\/2026 · SHA-256 [0-9a-f]{64}"/);
    assert.match(styles, /counter\(page\) " \/ " counter\(pages\)/);
    const told = await pageOf('chinh-sach-bao-mat/index.html', { 'chinh-sach-bao-mat/1.md': `${SOUND}\n## Liên hệ {#lien-he}\nGọi {{phone}}.\n` });
    assert.doesNotMatch(told, /an-tam-contact|<address/);
    assert.match(told, /class="fingerprint"/);
  });

  it('keep a version at the document\'s address until the day on which the next is in force, and announce that', async () => {
    const before = await publish(FILES, {}, '2026-11-19');
    const page = before.get('chinh-sach-bao-mat/index.html') ?? '';
    assert.match(page, /Bản mới có hiệu lực từ ngày 20\/11\/2026/);
    assert.match(page, /5 năm/);
    assert.match(page, /src="\/chinh-sach\/chinh-sach-bao-mat\/2\.md"/, 'the element is given the newest, and knows the day');
    assert.equal(page.match(/type="text\/markdown"/g)?.length, 2);
    assert.doesNotMatch(before.get('chinh-sach-bao-mat/2026-11-15/index.html') ?? '?', /<form|\?$/);
    assert.match((await publish(FILES, {}, '2026-11-20')).get('chinh-sach-bao-mat/index.html') ?? '', /3 năm/);
  });

  it('list every document with its dates', async () => {
    const page = await pageOf('index.html');
    assert.match(page, /<a href="\/chinh-sach\/chinh-sach-bao-mat\/">Chính sách bảo vệ dữ liệu cá nhân của Quê Nhà<\/a>/);
    assert.match(page, /<time datetime="2026-11-15">Công bố ngày 15\/11\/2026<\/time>, <time datetime="2026-11-20">có hiệu lực từ ngày 20\/11\/2026<\/time>/);
    assert.match(page, /<a href="\/chinh-sach\/doi-tra\/">Đổi trả<\/a>/);
    const many = await pageOf('index.html', { ...FILES, 'an/1.md': RETURNS.replace('document: doi-tra', 'document: an').replace('# Đổi trả', '# Ăn ở chợ'),
      'ban/1.md': RETURNS.replace('document: doi-tra', 'document: ban').replace('# Đổi trả', '# Zalo của cửa hàng') });
    assert.deepEqual([...many.matchAll(/<li[^>]*><a[^>]*>([^<]*)/g)].map(([, title]) => title),
      ['Chính sách bảo vệ dữ liệu cá nhân của Quê Nhà', 'Ăn ở chợ', 'Đổi trả', 'Zalo của cửa hàng'], 'what asks for consents, then by title as Vietnamese orders');
  });

  it('give each language of a document an address of its own and tell of the others', async () => {
    const english = SOUND.replace('language: vi', 'language: en');
    const pages = await publish({ 'chinh-sach-bao-mat/1.md': SOUND, 'chinh-sach-bao-mat/en.md': english });
    assert.match(pages.get('chinh-sach-bao-mat/index.html') ?? '', /hreflang="en" href="https:\/\/shop\.example\/chinh-sach\/chinh-sach-bao-mat\/en\/"/);
    assert.match(pages.get('chinh-sach-bao-mat/en/index.html') ?? '', /<html lang="en">[^]*I do not agree/);
  });

  it('are not written where two files would stand in one place, and the words of one go by the name of the other', async () => {
    const english = OLD.replace('language: vi', 'language: en');
    await assert.rejects(publish({ 'chinh-sach-bao-mat/1.md': OLD, 'en/1.md': english }),
      { name: 'CommandError', message: 'en/1.md and another file would both stand at chinh-sach-bao-mat/1.md: rename one of them.' });
  });

  it('let nothing that a file says become markup', async () => {
    const evil = '"><img src=x onerror=alert(1)>';
    const text = SOUND.replaceAll('Quê Nhà', `Quê ${evil}`).replace('recipients="Giao Hàng Mẫu"', "recipients=\"<b>'&\"").replace('Giao Hàng Mẫu', "<b>'&");
    const pages = await publish({ 'chinh-sach-bao-mat/1.md': text }, { scripts: [] });
    for (const [path, page] of pages) if (path.endsWith('.html')) assert.doesNotMatch(page.replace(/<script type="application[^]*?<\/script>/, ''), /<img|<b>/);
  });

  it('end no script early, whatever the data for search engines says', async () => {
    const text = RETURNS.replaceAll('Quê Nhà', '</script><b>x</b> <!-- Quê');
    const page = await pageOf('doi-tra/index.html', { 'doi-tra/1.md': text }, { scripts: [] });
    assert.equal(page.match(/<\/script/gi)?.length, 1);
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
    assert.match((JSON.parse(json) as { publisher: { name: string } }).publisher.name, /<\/script><b>x<\/b> <!--/);
  });

  it('set no inline style and run nothing but the shop\'s scripts', async () => {
    for (const [path, page] of await publish()) {
      if (!path.endsWith('.html')) continue;
      assert.doesNotMatch(page, /\sstyle=|<style|\son\w+=/, path);
      assert.ok([...page.matchAll(/<script ([^>]*)>/g)].every(([, what = '']) => /^type="(application\/ld\+json|text\/markdown|module)"/.test(what)));
    }
  });
});
