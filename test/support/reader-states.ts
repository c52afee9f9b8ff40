import type { Page } from './browsers/browser.ts';
import { open, openPage, untilThere, type Stage, type VisibleState } from './stage.ts';

/** The text against the version before it. */
const showCompared = async (stage: Stage): Promise<Page> => {
  const lan = await open(stage);
  await lan.page.click(lan.at('[part~=compare-previous]'));
  await lan.finds('[part~=changes] ins');
  return lan.page;
};

/** She looks for words; only a reader has them. */
const showSearch = async (stage: Stage, query: string): Promise<Page> => {
  const { page } = await open(stage);
  await page.click('an-tam-policy >>> [part~=search]');
  await page.waitFor(() => document.querySelector('an-tam-policy')?.shadowRoot?.activeElement?.matches('input'), 'the field');
  await page.type(query);
  await page.press('Enter', 'Enter');
  await page.waitFor(() => document.querySelector('an-tam-policy')?.shadowRoot?.querySelector('.count:not(:empty), .said:not(.unseen)')?.textContent, 'the count, or that there is none');
  return page;
};

/** The reader opens the shop's other document in place. */
const showOtherDocument = async (stage: Stage): Promise<Page> => {
  const page = await openPage(stage);
  await untilThere(page, 'an-tam-policy >>> [part~=print]');
  await page.click('a[data-policy*="doi-tra"]');
  await page.waitFor(() => document.querySelector('an-tam-policy')?.shadowRoot?.activeElement?.matches('h1'), 'the title has the focus');
  return page;
};

/** What only a text to read can show. */
export const readerStates: readonly VisibleState[] = [
  { name: 'compared', on: ['reader'], at: '[part~=compare-previous]', show: showCompared },
  { name: 'search-found', on: ['reader'], at: '[part~=search-strip]', show: (stage) => showSearch(stage, 'du lieu') },
  { name: 'search-none', on: ['reader'], at: '[part~=search-strip]', show: (stage) => showSearch(stage, 'tien ao') },
  { name: 'link-copied', on: ['reader'], at: '.copied', show: async (stage) => {
    const { page } = await open(stage);
    await page.click('an-tam-policy >>> [part~=copy-link]');
    await page.waitFor(() => document.querySelector('an-tam-policy')?.shadowRoot?.querySelector('.copied'), 'that it is copied');
    return page;
  } },
  { name: 'largest-text', on: ['reader'], at: '[part~=text-size]', show: async (stage) => {
    const { page } = await open(stage);
    await page.click('an-tam-policy >>> [part~=text-size] button:last-child');
    await untilThere(page, 'an-tam-policy >>> .reader[data-size="2"]');
    return page;
  } },
  { name: 'library', on: ['library'], at: 'h1', show: async (stage) => {
    const page = await openPage(stage);
    await untilThere(page, 'an-tam-policy >>> [part~=print]');
    return page;
  } },
  { name: 'library-other', on: ['library'], at: 'h1', show: showOtherDocument },
];
