import type { Page } from './browsers/browser.ts';
import type { Customer } from './customer.ts';
import { open, type Stage, type VisibleState } from './stage.ts';

const button = '#an-tam-ask-sua-du-lieu';
const form = `${button} ~ form`;
const fate = `${button} ~ .asks [role=status]`;

/** What became of a request, in each language, in part. */
const fates = {
  vi: { received: 'Cửa hàng đã nhận lúc', waiting: 'Cửa hàng đang bận', done: 'Đã làm xong' },
  en: { received: 'Received by the shop', waiting: 'The shop is busy', done: 'Done.' },
} as const;

const showForm = async (stage: Stage): Promise<Customer> => {
  const lan = await open(stage);
  await lan.finds(button);
  await lan.page.click(lan.at(button));
  await lan.finds(`${form} textarea`);
  return lan;
};

const sends = async (lan: Customer, contact: string): Promise<void> => {
  await lan.page.click(lan.at(`${form} [name=message]`));
  await lan.page.type('Tên tôi là Lân, không phải Lan.');
  await lan.page.click(lan.at(`${form} [name=contact]`));
  await lan.page.type(contact);
  await lan.page.click(lan.at(`${form} [part~=send]`));
};

const untilSaid = async (lan: Customer, words: string): Promise<void> => {
  const end = Date.now() + 15_000;
  for (let now = ''; !now.includes(words); now = await lan.page.text(lan.at(fate))) {
    if (Date.now() > end) throw new Error(`it never said ${words}, but: ${now}`);
  }
};

const showSent = async (stage: Stage): Promise<Customer> => {
  const lan = await showForm(stage);
  await sends(lan, '0912 345 678');
  await untilSaid(lan, fates[stage.language].received);
  return lan;
};

const showFault = async (stage: Stage): Promise<Page> => {
  const lan = await showForm(stage);
  await sends(lan, 'lan@');
  await lan.finds('#sua-du-lieu-contact-fault:not(:empty)');
  return lan.page;
};

const showWaiting = async (stage: Stage): Promise<Page> => {
  const lan = await showForm(stage);
  stage.shop.faults.next({ is: 'answer', status: 503, headers: { 'Retry-After': '600' } });
  await sends(lan, '0912 345 678');
  await untilSaid(lan, fates[stage.language].waiting);
  return lan.page;
};

const showDone = async (stage: Stage): Promise<Customer> => {
  const lan = await showSent(stage);
  const number = (await lan.page.text(lan.at(`${button} ~ .asks b`))).split(' ').at(-1) ?? '';
  await stage.shop.answerRequest(number, { state: 'done', words: 'Chúng tôi đã sửa tên của bạn.' });
  await lan.reloads();
  await untilSaid(lan, fates[stage.language].done);
  return lan;
};

/** What the shop has recorded of her. */
const showHeld = async (stage: Stage): Promise<Page> => {
  const lan = await showSent(stage);
  await lan.page.click(lan.at('[part~=show-held]'));
  await lan.finds('[part~=held] li');
  return lan.page;
};

/** What stands under a clause with `request=`. */
export const requestStates: readonly VisibleState[] = [
  { name: 'request-form', on: ['reader'], at: form, show: async (stage) => (await showForm(stage)).page },
  { name: 'request-fault', on: ['reader'], at: form, show: showFault },
  { name: 'request-waiting', on: ['reader'], at: fate, show: showWaiting },
  { name: 'request-sent', on: ['reader'], at: fate, show: async (stage) => (await showSent(stage)).page },
  { name: 'request-done', on: ['reader'], at: fate, show: async (stage) => (await showDone(stage)).page },
  { name: 'request-held', on: ['reader'], at: '[part~=held]', show: showHeld },
];
