import { readFileSync } from 'node:fs';
import type { Page } from './browsers/browser.ts';
import { open, openPage, policyFile, said, type Stage, type VisibleState } from './stage.ts';

/** One row received, one refused by the shop, one waiting, and one with its form open and a fault in it. */
const showMixed = async (stage: Stage): Promise<Page> => {
  const { received, refused, waiting } = said[stage.language];
  const lan = await open(stage);
  await lan.turnsOn('giao-hang');
  await lan.sees('giao-hang', received);
  stage.shop.faults.next({ is: 'answer', status: 422, body: { detail: 'Lý do thử' } }, { is: 'answer', status: 503, headers: { 'Retry-After': '600' } });
  await lan.turnsOn('thong-ke');
  await lan.sees('thong-ke', refused);
  await lan.turnsOn('ban-tin', 'lan@example.vn');
  await lan.sees('ban-tin', waiting);
  await lan.turnsOn('uu-dai-doi-tac', 'lan@');
  await lan.finds('#an-tam-uu-dai-doi-tac-contact-fault:not(:empty)');
  return lan.page;
};

const showTakenBack = async (stage: Stage): Promise<Page> => {
  const { received, withdrawn, denied } = said[stage.language];
  const lan = await open(stage);
  await lan.turnsOn('giao-hang');
  await lan.sees('giao-hang', received);
  await lan.turnsOff('giao-hang');
  await lan.sees('giao-hang', withdrawn);
  await lan.refuses('thong-ke');
  await lan.sees('thong-ke', denied);
  return lan.page;
};

/** She agreed to other words than those that stand there now. */
const showChanged = async (stage: Stage): Promise<Page> => {
  const { shop, language } = stage;
  const lan = await open(stage);
  await lan.turnsOn('giao-hang');
  await lan.sees('giao-hang', said[language].received);
  shop.alter(policyFile, (text) => text.replace('Chuyển Phát Ngàn Phố, tùy bên', 'một bên khác, tùy bên'));
  await lan.reloads();
  await lan.sees('giao-hang', said[language].changed);
  return lan.page;
};

/** What has changed in that clause since, in its row. */
const showChanges = async (stage: Stage): Promise<Page> => {
  const { shop, language } = stage;
  const june = readFileSync(new URL('../../content/chinh-sach-bao-mat/2026-06-01.md', import.meta.url), 'utf8');
  const lan = await open(stage);
  shop.alter(policyFile, () => june);
  await lan.reloads();
  await lan.turnsOn('giao-hang');
  await lan.sees('giao-hang', said[language].received);
  shop.alter(policyFile, undefined);
  await lan.reloads();
  await lan.sees('giao-hang', said[language].changed);
  await lan.page.click(lan.inRow('giao-hang', '[part~=see-changes]'));
  await lan.finds('[part~=changes] ins');
  return lan.page;
};

/** Only the wording of that clause changed, within its edition: what she agreed to stands. */
const showReworded = async (stage: Stage): Promise<Page> => {
  const { shop, language } = stage;
  const lan = await open(stage);
  await lan.turnsOn('thong-ke');
  await lan.sees('thong-ke', said[language].received);
  shop.alter(policyFile, (text) => text.replace(/(\{#thong-ke [^\n]*\n\n)/, '$1Nói cho rõ hơn: '));
  await lan.reloads();
  await lan.finds('#an-tam-thong-ke ~ .given');
  return lan.page;
};

/** She wants to clear the device while a choice is not yet with the shop. */
const showUnsent = async (stage: Stage): Promise<Page> => {
  const { shop, language } = stage;
  const lan = await open(stage);
  shop.faults.next({ is: 'answer', status: 503, headers: { 'Retry-After': '600' } });
  await lan.turnsOn('giao-hang');
  await lan.sees('giao-hang', said[language].waiting);
  await lan.clears();
  await lan.finds('[part~=clear-anyway]');
  return lan.page;
};

/** A page on which there is nothing to choose. */
const showTrouble = async (stage: Stage, change?: (html: string) => string): Promise<Page> => {
  const page = await openPage(stage, change);
  await page.waitFor(() => document.querySelector('an-tam-policy, an-tam-consent')?.shadowRoot?.querySelector('[part~=trouble]'), 'the sentence about the trouble');
  return page;
};

const both = ['reader', 'panel'] as const;

/** A clause's row, in a text and in a panel. */
export const rowStates: readonly VisibleState[] = [
  { name: 'fresh', on: both, at: 'h1, h2', show: async (stage) => (await open(stage)).page, prints: true },
  { name: 'received-waiting-refused-form', on: both, at: '#an-tam-giao-hang', show: showMixed },
  { name: 'withdrawn-denied', on: both, at: '#an-tam-giao-hang', show: showTakenBack },
  { name: 'changed', on: both, at: '#an-tam-giao-hang', show: showChanged },
  { name: 'changes', on: both, at: '[part~=changes]', show: showChanges },
  { name: 'reworded', on: both, at: '#an-tam-thong-ke', show: showReworded },
  { name: 'clear-unsent', on: ['panel'], at: '[part~=clear]', show: showUnsent },
  { name: 'policy-missing', on: both, at: '[part~=trouble]', show: (stage) => showTrouble(stage, (html) => html.replace(policyFile, '/content/khong-co.md')) },
  { name: 'endpoint-insecure', on: both, at: '[part~=trouble]',
    show: (stage) => showTrouble(stage, (html) => html.replace('endpoint="/an-tam/records"', 'endpoint="http://shop.example/records"')) },
  { name: 'policy-broken', on: both, at: '[part~=trouble]', show: (stage) => {
    stage.shop.alter(policyFile, (text) => text.replace('{#thong-ke consent=statistics edition=1}', '{#thong-ke consent=newsletter edition=1}'));
    return showTrouble(stage);
  } },
];
