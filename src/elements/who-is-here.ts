import type { Token } from '../outbox/outbox.ts';
import { tokenSubject } from '../outbox/token-subject.ts';
import type { Subject } from '../record/consent-record.ts';

/** The page's token function is at fault. */
export class TokenFailure extends Error {
  constructor(cause: unknown) {
    super(String(cause), { cause });
  }
}

/** Who acted is not whom the screen showed: nothing was decided. */
export class SomebodyElse extends Error {}

/** Whether it is the same person as on the screen. A device may have got its key meanwhile, in another tab. */
export const isSeen = (now: Subject | undefined, seen: Subject | undefined): boolean =>
  now?.id === seen?.id || (seen === undefined && now?.kind === 'device');

/** @throws where the token can't name anybody: whose choices these are must never be guessed */
export const accountOf = (token: Token): Subject | undefined => {
  if (!token) return undefined;
  const id = tokenSubject(token);
  if (typeof id !== 'string') throw new TokenFailure('it gave something else than a JWT with a sub');
  return { kind: 'account', id };
};
