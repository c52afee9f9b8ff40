import type { Page } from './browsers/browser.ts';
import { openPage, places, policyFile, untilThere, type Stage, type VisibleState } from './stage.ts';

const prompt = 'an-tam-prompt >>> ';
const clauses = ['ban-tin', 'giao-hang', 'uu-dai-doi-tac', 'thong-ke'] as const;

/** All of it: where it is one line, by a press. */
const showOpen = async (stage: Stage): Promise<Page> => {
  const page = await openPage(stage);
  await untilThere(page, `${prompt}[part~=prompt]`);
  if (await page.has(`${prompt}[part~=open]`)) await page.click(`${prompt}[part~=open]`);
  await untilThere(page, `${prompt}[part~=row]`);
  return page;
};

/** One line, in sight from the first frame: nothing may move there. */
const showStrip = async (stage: Stage): Promise<Page> => {
  const page = await openPage(stage, (html) => html.replace(/<ul class="shelf">[^]*?<\/ul>/, '').replace(/<picture>[^]*?<\/picture>/, ''));
  await untilThere(page, `${prompt}[part~=open]`);
  return page;
};

const refuseAll = async (page: Page): Promise<void> => {
  for (const clause of clauses) {
    await page.click(`${prompt}#an-tam-${clause} ~ .acts [part~=refuse]`);
    await untilThere(page, `${prompt}#an-tam-${clause} ~ * [part~=history]`);
  }
};

const showAnswered = async (stage: Stage): Promise<Page> => {
  const page = await showOpen(stage);
  await refuseAll(page);
  await untilThere(page, `${prompt}[part~=done]`);
  return page;
};

/** A version is published that isn't in force yet. */
const announce = ({ shop }: Stage): void => shop.alter(policyFile, (text) =>
  text.replace('version: 2026-11-15', 'version: 2099-01-01').replace('effective: 2026-11-20', 'effective: 2099-02-01'));

const showUpcoming = async (stage: Stage): Promise<Page> => {
  announce(stage);
  const page = await showOpen(stage);
  await untilThere(page, `${prompt}[part~=known]`);
  return page;
};

/** She has answered all that is in force; only the coming version is left to say. */
const showAnnouncement = async (stage: Stage): Promise<Page> => {
  announce(stage);
  const page = await showOpen(stage);
  await refuseAll(page);
  await page.goto(stage.shop.url + places[stage.where].path);
  await untilThere(page, `${prompt}[part~=prompt]`);
  if (await page.has(`${prompt}[part~=open]`)) await page.click(`${prompt}[part~=open]`);
  await untilThere(page, `${prompt}[part~=known]`);
  return page;
};

const both = ['home', 'product'] as const;

/** What asks in a page's flow and at its foot. */
export const promptStates: readonly VisibleState[] = [
  { name: 'prompt-open', on: both, at: '[part~=title]', show: showOpen },
  { name: 'prompt-strip', on: ['home'], at: '[part~=open]', show: showStrip },
  { name: 'prompt-answered', on: both, at: '[part~=title]', show: showAnswered },
  { name: 'prompt-upcoming', on: both, at: '[part~=title]', show: showUpcoming },
  { name: 'prompt-announcement', on: both, at: '[part~=title]', show: showAnnouncement },
];
