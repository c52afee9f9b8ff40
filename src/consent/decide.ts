/**
 * The consent model: what an act means, given where the person stands.
 *
 * This room promises that only an act decides, that one act decides one purpose (but for "withdraw everything"), and
 * that what was decided is remembered with its very words before anything is sent. It refuses to know screens,
 * policies' files, networks and how records are delivered.
 */
import type { Contact, DecisionState, Gesture, PolicyReference, RecordId } from '../record/consent-record.ts';
import { standingOn, type AskedClause, type Choice, type Choices } from './choice.ts';

/**
 * An act of the person. `label` is the words on the control as they were shown; `contact` and `declared` are what was
 * given with the act.
 */
export type Command = { readonly label: string } & (
  | { readonly do: 'grant'; readonly clause: AskedClause; readonly contact?: Contact; readonly declared?: readonly string[] }
  | { readonly do: 'refuse'; readonly clause: AskedClause }
  | { readonly do: 'withdraw'; readonly clause: AskedClause }
  | { readonly do: 'withdraw-all'; readonly clauses: readonly AskedClause[] });

/** One purpose decided. */
export type Decided = {
  readonly state: DecisionState;
  readonly gesture: Gesture;
  readonly label: string;
  readonly clause: AskedClause;
  /** The policy that the clause is of, where that isn't the one on the screen. */
  readonly policy?: PolicyReference;
  readonly contact?: Contact;
  readonly declared: readonly string[];
  readonly supersedes: RecordId | null;
};

const decided = (state: DecisionState, gesture: Gesture, { label }: Command, clause: AskedClause, choices: Choices): Decided =>
  ({ state, gesture, label, clause, declared: [], supersedes: choices.get(clause.purpose)?.record ?? null });

/** What a grant was of, where the policy on the screen hasn't its clause: another page's, or an earlier version's. */
const asGranted = ({ purpose, clause, text = '', made }: Choice): Pick<Decided, 'clause' | 'policy'> => ({
  clause: { ...clause, purpose, text, recipients: made?.decisions.find((decision) => decision.purpose === purpose)?.recipients ?? [] },
  ...(made && { policy: made.policy }),
});

/**
 * What an act decides. An act that changes nothing decides nothing: a second press, or another tab that was faster,
 * makes no second record. A refusal of what stands granted is a withdrawal.
 */
export const decide = (command: Command, choices: Choices): readonly Decided[] => {
  switch (command.do) {
    case 'grant': {
      const { clause, contact, declared = [] } = command;
      if (standingOn(clause, choices.get(clause.purpose)) === 'granted') return [];
      return [{ ...decided('granted', 'switch', command, clause, choices), ...(contact && { contact }), declared }];
    }
    case 'refuse':
    case 'withdraw': {
      const held = choices.get(command.clause.purpose)?.state;
      const gesture = command.do === 'refuse' ? 'refuse' : 'switch';
      if (held === 'granted') return [decided('withdrawn', gesture, command, command.clause, choices)];
      return held === undefined && gesture === 'refuse' ? [decided('denied', gesture, command, command.clause, choices)] : [];
    }
    case 'withdraw-all':
      return [...choices.values()].filter(({ state }) => state === 'granted').map((choice) => {
        const shown = command.clauses.find(({ purpose }) => purpose === choice.purpose);
        const { clause, ...rest } = shown ? { clause: shown } : asGranted(choice);
        return { ...decided('withdrawn', 'withdraw-all', command, clause, choices), ...rest };
      });
    default:
      return command satisfies never;
  }
};
