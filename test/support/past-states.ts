import type { Page } from './browsers/browser.ts';
import type { Customer } from './customer.ts';
import { open, said, untilThere, type Stage, type VisibleState } from './stage.ts';

const chosenTwice = async (stage: Stage): Promise<Customer> => {
  const lan = await open(stage);
  await lan.turnsOn('giao-hang');
  await lan.sees('giao-hang', said[stage.language].received);
  await lan.turnsOff('giao-hang');
  await lan.sees('giao-hang', said[stage.language].withdrawn);
  await lan.sees('giao-hang', said[stage.language].received);
  return lan;
};

const showHistory = async (stage: Stage): Promise<Page> => {
  const lan = await chosenTwice(stage);
  await lan.page.click(lan.inRow('giao-hang', '[part~=history]'));
  await lan.finds('.history li + li');
  return lan.page;
};

const showReceipt = async (stage: Stage): Promise<Page> => {
  const { page } = await chosenTwice(stage);
  await page.click(`an-tam-${stage.where === 'panel' ? 'consent' : 'policy'} >>> #an-tam-giao-hang ~ * [part~=receipt]`);
  await untilThere(page, 'an-tam-dialog >>> blockquote.text p');
  return page;
};

const showMyChoices = async (stage: Stage): Promise<Page> => {
  const { page } = await chosenTwice(stage);
  await page.click('[data-an-tam-open]');
  await untilThere(page, 'an-tam-dialog >>> an-tam-consent >>> [part~=row]');
  return page;
};

/** What was chosen before, and the dialogs; these lie over the page, wherever it stands. */
export const pastStates: readonly VisibleState[] = [
  { name: 'history', on: ['reader', 'panel'], at: '#an-tam-giao-hang', show: showHistory },
  { name: 'receipt', on: ['reader', 'panel'], at: '#an-tam-giao-hang', show: showReceipt, prints: true },
  { name: 'my-choices', on: ['reader'], at: '#an-tam-giao-hang', show: showMyChoices },
];
