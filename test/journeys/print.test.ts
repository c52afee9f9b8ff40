import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeJourneys, quickest } from '../support/journey.ts';
import { isPrinted, readSheets, squeeze } from '../support/pdf-text.ts';

describeJourneys('on paper', quickest, (journey) => {
  journey('the policy is printed whole, and nothing that can only be pressed', async ({ opens }) => {
    const lan = await opens('/chinh-sach/bao-mat');
    await lan.finds('#lien-he');
    await lan.finds('[part~=print]'); // what stands at the foot of each sheet comes with it
    const folder = await mkdtemp(join(tmpdir(), 'an-tam-print-'));
    const file = join(folder, 'policy.pdf');
    try {
      await lan.page.print(file);
      const pages = (await readFile(file, 'latin1')).match(/\/Type\s*\/Page\b/g) ?? [];
      assert.ok(pages.length > 3, `a whole policy does not fit on ${pages.length} pages`);
      const printed = readSheets(file).join('');
      const written = await lan.page.evaluate(() => [...document.querySelector('an-tam-policy')?.shadowRoot
        ?.querySelectorAll('h1, h2, h3, .text p:not([part]), .text li, td, th, [part~=label], [part~=status]') ?? []].map((part) => part.textContent));
      assert.ok(written.length > 100);
      const digest = await lan.page.evaluate(() => document.querySelector('an-tam-policy')?.shadowRoot?.querySelector('.fingerprint code')?.textContent ?? '');
      assert.deepEqual(written.filter((text) => !isPrinted(squeeze(text), printed)), [], 'every paragraph, cell and heading is on paper');
      assert.match(digest, /^[0-9a-f]{64}$/);
      assert.equal(printed.split(digest).length - 1, pages.length + 1, 'the digest is at the foot of each page, and below the text');
      assert.equal(printed.split(squeeze('của Quê Nhà · Bản 15/11/2026')).length - 1, pages.length, 'so is the version');
      for (let page = 1; page <= pages.length; page++) assert.ok(printed.includes(`${page}/${pages.length}`), `page ${page} has its number`);
      assert.equal(await lan.page.evaluate(() => document.adoptedStyleSheets.length), 0, 'nothing of it stays in the page');
      for (const button of ['đọc khoảng', 'Tìm…', 'In…', 'Không đồng ý', 'Mục lục']) assert.ok(!printed.includes(squeeze(button)), `“${button}” is of no use on paper`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
