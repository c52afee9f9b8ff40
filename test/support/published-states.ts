import { formWords } from '../../src/locales/form-language.ts';
import type { Page } from './browsers/browser.ts';
import { openPage, type Stage, type VisibleState } from './stage.ts';

const form = (clause: string): string => `form[aria-labelledby="an-tam-form-${clause}"]`;

/**
 * The page as it is where its script doesn't run. It speaks its text's language; the ledger's pages that follow speak the one that a
 * form says.
 */
const showPlain = (stage: Stage): Promise<Page> => openPage(stage, (html) => html
  .replace(/<script[^>]*\bsrc="[^"]*an-tam[^"]*"[^>]*><\/script>/g, '')
  .replaceAll('&quot;language&quot;:&quot;vi&quot;', `&quot;language&quot;:&quot;${stage.language}&quot;`));

const untilAt = (page: Page, title: string): Promise<unknown> =>
  page.waitFor((words) => document.readyState === 'complete' && document.title === words, `the page “${title}”`, { args: [title] });

/** Where a clause asks for more, and with a browser's first choice, the ledger shows it once more. */
const showConfirm = async (stage: Stage): Promise<Page> => {
  const page = await showPlain(stage);
  await page.click(`${form('uu-dai-doi-tac')} [value=granted]`);
  await untilAt(page, formWords(stage.language).confirmTitle);
  return page;
};

/** An address that can't be one, past what the browser itself would say. */
const showFault = async (stage: Stage): Promise<Page> => {
  const page = await showConfirm(stage);
  await page.evaluate(() => document.querySelector('main form')?.setAttribute('novalidate', ''));
  await page.click('[name=contact]');
  await page.type('lan@');
  await page.click('main [value=granted]');
  await page.waitFor(() => document.readyState === 'complete' && document.querySelectorAll('.fault').length === 2, 'what is wrong');
  return page;
};

const showReceipt = async (stage: Stage): Promise<Page> => {
  const page = await showPlain(stage);
  await page.click(`${form('giao-hang')} [value=granted]`);
  await page.waitFor(() => document.readyState === 'complete' && location.pathname.includes('/form'), 'the ledger’s page');
  if (await page.has('[name=turn]')) await page.click('main [value=granted]');
  await untilAt(page, formWords(stage.language).receipt);
  return page;
};

const showChoices = async (stage: Stage): Promise<Page> => {
  const page = await showReceipt(stage);
  await page.goto(`${stage.shop.url}/an-tam/records/form`);
  await untilAt(page, formWords(stage.language).myChoices);
  return page;
};

/** Pages without JavaScript: the shop's own and the ledger's. */
export const publishedStates: readonly VisibleState[] = [
  { name: 'published', on: ['published'], at: 'h1', show: showPlain, languages: ['vi'], prints: true },
  { name: 'published-forms', on: ['published'], at: form('giao-hang'), show: showPlain, languages: ['vi'] },
  { name: 'published-confirm', on: ['published'], at: 'h1', show: showConfirm },
  { name: 'published-fault', on: ['published'], at: 'h1', show: showFault },
  { name: 'published-receipt', on: ['published'], at: 'h1', show: showReceipt, prints: true },
  { name: 'published-choices', on: ['published'], at: 'h1', show: showChoices },
];
