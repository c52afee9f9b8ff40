import type { TemplateResult } from 'lit/html.js';
import type { AskedClause, Choices } from '../consent/choice.ts';
import type { ShownWords, Words } from '../locales/words.ts';
import type { Outcome } from '../outbox/outcome.ts';
import type { RecordId, Subject } from '../record/consent-record.ts';
import type { TroubleCode } from './events.ts';
import type { RowActions, RowHost } from './row-view.ts';

/** Resolves to a JWT whose `sub` names the account, or to nothing where nobody is signed in. Asked whenever one is sent. */
export type TokenProvider = () => string | null | undefined | Promise<string | null | undefined>;

export type ReadyView = {
  readonly is: 'ready'; readonly subject: Subject | undefined; readonly choices: Choices; readonly outcomes: ReadonlyMap<RecordId, Outcome>;
  /** What stands below a panel's consents, the same at each call; nothing before somebody chose here. */
  readonly footOf?: (panel: PanelHost) => PanelFoot | undefined;
  /** Makes what may be done with a row's choice; there as soon as there are choices. */
  readonly actsOf?: (host: RowHost, key: string) => RowActions;
};

/** What an element can show of where the person stands. */
export type SessionView =
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly code: 'token-failed' | 'part-missing' | 'unreadable'; readonly reason: string }
  | ReadyView;

/** An element that takes part in a session. */
export type Participant = HTMLElement & {
  showView(view: SessionView): void;
  /** Tells the page's owner. */
  report(code: TroubleCode, about: string): void;
};

export type PanelHost = RowHost & Participant;

/** What stands below the consents. */
export type PanelFoot = {
  render(choices: Choices, clauses: readonly AskedClause[], words: ShownWords | Words): TemplateResult;
};
