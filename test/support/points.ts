/**
 * What our elements promise to a customer, a function a point. They run one after the other in one tab, so each leaves the
 * page as it found it, but for what is in the ledger then. Whoever runs them has spoilt the page beforehand, or hasn't.
 */
import assert from 'node:assert/strict';
import { goods } from '../../demo/goods.ts';
import type { Page } from './browsers/browser.ts';
import { assertHonest, type Customer } from './customer.ts';
import type { JourneyShop } from './journey-shop.ts';
import { untilThere } from './stage.ts';

/** A customer who reads the shop's policy; `frame` comes before each selector where the page stands in one. */
export type Walk = { readonly lan: Customer; readonly shop: JourneyShop; readonly frame: string };
export type Point = { readonly name: string; readonly holds: (walk: Walk) => Promise<void> };

export const readerPath = '/chinh-sach/bao-mat';
export const libraryPath = '/chinh-sach/';
export const productPath = `/san-pham/${goods[0]?.slug}`;

const received = 'Cửa hàng đã ghi nhận';

/** What is measured of an element: where it stands in its own window, in shares of its height, and its size of text in pixels. */
type Measured = { readonly top: number; readonly bottom: number; readonly textSize: number };

const measure = (page: Page, selector: string): Promise<Measured> => page.evaluate((path) => {
  let scope: ParentNode | null | undefined = document;
  let found: Element | null | undefined;
  for (const step of path.split('>>>')) {
    found = scope?.querySelector(step.trim());
    scope = found?.shadowRoot ?? (found as Partial<HTMLIFrameElement> | undefined)?.contentDocument;
  }
  const view = found?.ownerDocument.defaultView;
  if (!found || !view) throw new Error(`no ${path}`);
  const { top, bottom } = found.getBoundingClientRect();
  return { top: top / view.innerHeight, bottom: bottom / view.innerHeight, textSize: parseFloat(view.getComputedStyle(found).fontSize) };
}, selector);

/** Where an address led her the reader holds the place for ten frames, and a text gets its height only as it comes into sight. */
const settles = (page: Page): Promise<void> => page.evaluate(async () => {
  for (let frame = 0; frame < 14; frame += 1) await new Promise(requestAnimationFrame);
});

/** Scrolls there first, however far it is, and presses when all stands still. */
const goesAndPresses = async (page: Page, selector: string): Promise<void> => {
  await page.reveal(selector);
  await settles(page);
  await page.click(selector);
};

const untilSays = async (page: Page, selector: string, words: RegExp): Promise<void> => {
  const end = Date.now() + 15_000;
  for (let said = ''; !words.test(said); said = await page.text(selector)) {
    if (Date.now() > end) throw new Error(`${selector} never said ${words} but: ${said}`);
  }
};

export const untilGone = async (page: Page, selector: string): Promise<void> => {
  const end = Date.now() + 15_000;
  while (await page.has(selector)) {
    if (Date.now() > end) throw new Error(`${selector} is still there`);
    await new Promise((resolve) => { setTimeout(resolve, 60); });
  }
};

/** A heading that she was led to: it has the focus and stands in sight, and the contents say that it is being read. */
const isLedTo = async ({ lan, frame }: Walk, id: string): Promise<void> => {
  if (!frame) await lan.finds(`#${id}:focus`); // WebKit's driver presses in a frame without giving it the focus
  await lan.finds(`nav a[href="#${id}"][aria-current]`);
  await settles(lan.page);
  const { top, bottom } = await measure(lan.page, lan.at(`#${id}`));
  assert.ok(top >= 0 && bottom <= 1, `${id} stands at ${top} to ${bottom} of the window`);
};

const contents = async (walk: Walk): Promise<void> => {
  const { lan } = walk;
  await lan.finds('nav a');
  if (await lan.page.has(lan.at('details:not([open]) nav, details:not([open]) > .contents'))) await lan.page.click(lan.at('summary'));
  for (const id of ['luu-tru', 'ban-tin']) {
    await lan.page.click(lan.at(`nav a[href="#${id}"]`));
    await isLedTo(walk, id);
  }
};

const deepLink = async (walk: Walk): Promise<void> => {
  const { lan, shop } = walk;
  await lan.page.goto(`${shop.url}${readerPath}#xoa-du-lieu`);
  await lan.page.reload(); // only what stands behind the # has changed before
  await isLedTo(walk, 'xoa-du-lieu');
};

/** Types; so not in a frame, where WebKit's driver can't. */
const search = async ({ lan }: Walk): Promise<void> => {
  const { page } = lan;
  await page.click(lan.at('[part~=search]'));
  await lan.finds('[part~=search-input]:focus');
  await page.type('ban tin');
  await page.press('Enter');
  await lan.finds('.count:not(:empty)');
  assert.match(await page.text(lan.at('.count')), /^\d+ \/ ([4-9]|\d\d+)$/);
  await page.click(lan.at('[part~=search-next]'));
  assert.match(await page.text(lan.at('[part~=search-strip] [role=status]')), /^Chỗ thứ \d+ trong \d+: /);
  await page.click(lan.at('[part~=search-close]'));
  await untilGone(page, lan.at('[part~=search-strip]'));
};

const textSize = async ({ lan }: Walk): Promise<void> => {
  const { page } = lan;
  const line = lan.at('.sections p');
  const { textSize: before } = await measure(page, line);
  await page.click(lan.at('[part~=text-size] button:last-child'));
  await lan.finds('.reader[data-size="2"]');
  const { textSize: large } = await measure(page, line);
  assert.ok(large > before * 1.2, `from ${before} to ${large} pixels`);
  await page.reload();
  await lan.finds('.reader[data-size="2"] h1');
  await lan.finds('[part~=text-size]');
  await settles(page);
  await page.click(lan.at('[part~=text-size] button:first-child'));
  await lan.finds('.reader:not([data-size="2"])');
  assert.equal((await measure(page, line)).textSize, before);
};

/** Pressed by the mouse, pasted where text can be: the engine's own clipboard has it. */
const copyLink = async ({ lan, shop }: Walk): Promise<void> => {
  const { page } = lan;
  await goesAndPresses(page, lan.at('#luu-tru ~ [part~=copy-link]'));
  await lan.finds('.copied');
  const address = `${shop.url}${readerPath}#luu-tru`;
  const said = await page.text(lan.at('.copied'));
  assert.ok(said === 'Đã chép đường dẫn' || said.endsWith(address), said);
  if (said.endsWith(address)) return; // it is on the screen, to be copied by hand
  await page.click(lan.at('[part~=search]'));
  await lan.finds('[part~=search-input]:focus');
  await page.press('Control+v');
  assert.equal(await page.evaluate(() => document.querySelector('an-tam-policy')?.shadowRoot?.querySelector<HTMLInputElement>('[part=search-input]')?.value), address);
  await page.press('Escape');
  await untilGone(page, lan.at('[part~=search-strip]'));
};

/** Against the version before, and back to the text. */
const redline = async ({ lan }: Walk): Promise<void> => {
  const { page } = lan;
  await goesAndPresses(page, lan.at('[part~=compare-previous]'));
  await lan.finds('[part~=changes] ins');
  assert.match(await page.text(lan.at('[part~=changes]')), /So với bản 01\/06\/2026/);
  const { top, bottom } = await measure(page, lan.at('[part~=compare-previous]'));
  assert.ok(top >= 0 && bottom <= 1, 'the button that she pressed is still in sight');
  await page.click(lan.at('[part~=compare-previous]'));
  await untilGone(page, lan.at('[part~=changes]'));
  await lan.finds('.sections:not([hidden])');
};

/** She agrees, with her address where it is asked for, and takes it back. */
const agreesAndWithdraws = async (lan: Customer, clause: string, email?: string): Promise<void> => {
  await lan.turnsOn(clause, email);
  await lan.sees(clause, `Đồng ý · ${received}`);
  await lan.turnsOff(clause);
  await lan.sees(clause, `Đã rút đồng ý · ${received}`);
};

const choice = async ({ lan, shop }: Walk): Promise<void> => {
  await agreesAndWithdraws(lan, 'giao-hang');
  assertHonest(shop, 'giao-hang', ['granted', 'withdrawn']);
};

const choiceWithAddress = async ({ lan, shop }: Walk): Promise<void> => {
  await agreesAndWithdraws(lan, 'ban-tin', 'lan@example.vn');
  assertHonest(shop, 'ban-tin', ['granted', 'withdrawn']);
};

/** Of what `choice` left: what was chosen before, its receipt in a dialog, and the way back. */
const receipt = async ({ lan, frame }: Walk): Promise<void> => {
  const { page } = lan;
  const dialog = `${frame}an-tam-dialog >>> `;
  await goesAndPresses(page, lan.inRow('giao-hang', '[part~=history]'));
  await lan.finds('.history li + li');
  await page.click(lan.inRow('giao-hang', '[part~=receipt]'));
  await untilThere(page, `${dialog}blockquote.text p`);
  const said = await page.text(`${dialog}.receipt`);
  assert.match(said, /Đã rút đồng ý · Chia sẻ số điện thoại/);
  const { top, bottom } = await measure(page, `${dialog}.says`);
  assert.ok(top >= 0 && bottom <= 1, 'its head is in sight');
  await page.click(`${dialog}.close`);
  await untilGone(page, `${frame}an-tam-dialog`);
  await page.click(lan.inRow('giao-hang', '[part~=history]'));
};

/** The shop's own link to her choices. */
const myChoices = async ({ lan, frame }: Walk): Promise<void> => {
  const { page } = lan;
  await page.click(`${frame}[data-an-tam-open]`);
  const panel = `${frame}an-tam-dialog >>> an-tam-consent >>> `;
  await untilThere(page, `${panel}#an-tam-giao-hang-status`);
  assert.equal((await page.text(`${panel}#an-tam-giao-hang-status`)).split(' · ')[0], 'Đã rút đồng ý');
  await page.click(`${frame}an-tam-dialog >>> .close`);
  await untilGone(page, `${frame}an-tam-dialog`);
};

const request = async ({ lan, shop }: Walk): Promise<void> => {
  const { page } = lan;
  const form = '#an-tam-ask-sua-du-lieu ~ form';
  await lan.finds('#an-tam-ask-sua-du-lieu');
  await goesAndPresses(page, lan.at('#an-tam-ask-sua-du-lieu'));
  await lan.finds(`${form} [name=message]`);
  await page.click(lan.at(`${form} [name=message]`));
  await page.type('Sai ten');
  await page.click(lan.at(`${form} [name=contact]`));
  await page.type('0912 345 678');
  await page.click(lan.at(`${form} [part~=send]`));
  await lan.finds('#an-tam-ask-sua-du-lieu ~ .asks li b');
  await untilSays(page, lan.at('#an-tam-ask-sua-du-lieu ~ .asks li'), /Cửa hàng đã nhận lúc .* Trả lời chậm nhất ngày/);
  assert.equal(shop.rows().filter(({ record }) => (record as { kind?: string }).kind === 'correct').length, 1);
};

/** What dials and writes: in the text, which says itself how to reach the shop; below it the fingerprint. */
const contact = async ({ lan }: Walk): Promise<void> => {
  await lan.finds('a[href="tel:+842385550123"]');
  await lan.finds('a[href="mailto:baomat@quenha.example"]');
  assert.match(await lan.page.text(lan.at('[part~=contact] code')), /^[0-9a-f]{64}$/);
};

/** Another document in the same reader. */
const library = async ({ lan, shop }: Walk): Promise<void> => {
  const { page } = lan;
  await page.goto(`${shop.url}${libraryPath}`);
  await lan.finds('[part~=print]');
  await page.click('a[data-policy*="doi-tra"]');
  await lan.finds('h1:focus');
  assert.match(await page.text(lan.at('h1')), /^Chính sách đổi trả/);
  assert.equal(await page.evaluate(() => location.pathname), '/chinh-sach/doi-tra');
};

/** At the foot of a page of goods: an answer there, and “later”. */
const prompt = async ({ lan, shop }: Walk): Promise<void> => {
  const { page } = lan;
  const asks = 'an-tam-prompt >>> ';
  await page.goto(`${shop.url}${productPath}`);
  await untilThere(page, `${asks}[part~=row]`);
  const { top, bottom } = await measure(page, `${asks}[part~=prompt]`);
  assert.ok(top >= 0.6 && bottom <= 1.001, `it takes ${top} to ${bottom} of the window`);
  await page.click(`${asks}#an-tam-thong-ke ~ .acts [part~=refuse]`);
  await untilThere(page, `${asks}#an-tam-thong-ke ~ * [part~=history]`);
  await page.click(`${asks}[part~=later]`);
  await untilGone(page, `${asks}[part~=prompt]`);
  assert.deepEqual(shop.states('thong-ke'), ['denied']);
};

/** What the page's own script is told of where she stands. */
const standing = async ({ lan }: Walk): Promise<void> => {
  const told = await lan.page.evaluate(() => {
    const { choices } = document.querySelector('an-tam-policy') as unknown as { choices?: readonly { purpose: string; standing: string }[] };
    return choices?.map((each) => `${each.purpose} ${each.standing}`);
  });
  assert.deepEqual(told?.toSorted(), ['newsletter withdrawn', 'partner-sharing.giao-hang withdrawn', 'partner-sharing.khuyen-mai unanswered', 'statistics unanswered']);
};

const named = (points: Readonly<Record<string, Point['holds']>>): readonly Point[] => Object.entries(points).map(([name, holds]) => ({ name, holds }));

/** What needs neither the page's own address nor typing, and so holds in a frame too. */
export const fewPoints = named({ contents, redline, choice, receipt });

/** In the order in which they can follow one another. */
export const allPoints = named({
  contents, 'deep link': deepLink, search, 'text size': textSize, 'copy link': copyLink, redline, choice, 'choice with an address': choiceWithAddress,
  standing, receipt, 'my choices': myChoices, request, contact, library, prompt,
});

/** Holds them all, one after the other, and says at which one it ended. */
export const holdPoints = async (points: readonly Point[], walk: Walk): Promise<void> => {
  for (const { name, holds } of points) {
    try {
      await holds(walk);
    } catch (error) {
      if (error instanceof Error) error.message = `${name}: ${error.message}`;
      throw error;
    }
  }
};
