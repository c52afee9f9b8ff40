/** The elements' classes for bundlers, without side effects: register them under the names that the docs give. */
export { ConsentCenter } from './elements/consent-center.ts';
export { ConsentPanel } from './elements/consent-panel.ts';
export { ConsentPrompt } from './elements/consent-prompt.ts';
export type { TokenProvider } from './elements/session-view.ts';
export { ChoiceEvent, DeliveryEvent, TroubleEvent, TokenNeededEvent, type Outcome, type TroubleCode } from './elements/events.ts';
export { PolicyReader } from './elements/policy-reader.ts';
export { defineElement } from './elements/guest-element.ts';
export { followOpeners } from './elements/follow-openers.ts';
