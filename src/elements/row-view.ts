import type { nothing, TemplateResult } from 'lit/html.js';
import type { AskedClause, Choice } from '../consent/choice.ts';
import type { Command } from '../consent/decide.ts';
import type { ShownWords, Words } from '../locales/words.ts';
import type { Outcome } from '../outbox/outcome.ts';
import type { RecordId, Subject, Timestamp } from '../record/consent-record.ts';
import type { ActedOn } from './circumstances.ts';
import type { Model } from './model.ts';
import type { TroubleCode } from './events.ts';
import type { PersonsPast } from './persons-past.ts';

/** What became of a choice. `told`: the endpoint said where it stands, which never brings a receipt along. */
export type ShownOutcome = Outcome | { readonly is: 'told'; readonly at: Timestamp };

/** All that a row shows. */
export type RowView = {
  readonly clause: AskedClause;
  readonly choice: Choice | undefined;
  readonly outcome: ShownOutcome | undefined;
  readonly words: ShownWords | Words;
  /** Where the clause can be read; nothing where the row stands beside it. */
  readonly terms: string | undefined;
  /** BCP 47 of the clause's words. */
  readonly language: string;
  readonly signedIn: boolean;
  /** Makes what may be done with a choice; there as soon as there are choices. */
  readonly actsOf: ((host: RowHost, key: string) => RowActions) | undefined;
};

/** What a row asks of the element that it stands in. */
export type RowHost = HTMLElement & {
  readonly root: ShadowRoot;
  readonly update: () => void;
  /** Resolves when what is due has been drawn. */
  readonly updateComplete: Promise<void>;
  adopt(styles: string): void;
  /** What an act is about, and who the screen says acts. */
  readonly model: Model;
  readonly view: { readonly is: string; readonly subject?: Subject | undefined } | undefined;
  readonly words: ShownWords | Words;
  /** Who keeps and sends, once that has been loaded. */
  readonly session: { readonly keep: () => Promise<ActKeeper> } | undefined;
  /** Tells the page's owner. */
  readonly report: (code: TroubleCode, about: string) => void;
  /** Whether an open row offers agreeing as a plain button too, beside the plain refusal. */
  readonly plainAnswers?: boolean;
};

/** The part of a keeper that acts need. */
export type ActKeeper = {
  /** All that is known of the person's records. @throws where she isn't whom the screen showed */
  past(seen: Subject | undefined): Promise<PersonsPast>;
  perform(command: Command, on: ActedOn): Promise<void>;
  retry(record: RecordId): Promise<void>;
};

/** What presses on a row do, and what may be done with the choice that it shows. */
export type RowActions = {
  /** Why the last act could not be carried out; nothing where it was. */
  fault(view: RowView): string | undefined;
  /** The switch was pressed. */
  press(view: RowView): void;
  /** The plain refusal was pressed. */
  refuse(view: RowView): void;
  /** What became of the choice, in words that follow those of where it stands. */
  say(view: RowView): string;
  /** What is to be known, and may be done, before an answer. */
  render(view: RowView): TemplateResult;
  /** The plain agreement, which stands beside the plain refusal. */
  renderAgree(view: RowView): TemplateResult | typeof nothing;
  /** What opens below the row. */
  renderBelow(view: RowView): TemplateResult;
};
