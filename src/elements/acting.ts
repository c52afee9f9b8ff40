/** What only an act needs, in one file of the bundle: who decides, keeps and sends, and what an act may have to ask. */
export { ConsentKeeper } from './consent-keeper.ts';
export { RowActs } from './row-acts.ts';
