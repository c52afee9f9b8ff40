import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decide } from '../../src/consent/decide.ts';
import { makeRecord } from '../../src/consent/make-record.ts';
import type { ConsentRecord, Sha256 } from '../../src/record/consent-record.ts';
import { given } from './given-when-then.ts';
import { choice, circumstances, clause, label } from './samples.ts';

const newsletter = clause('newsletter');
const sharing = clause('partner-sharing.giao-hang');
const reworded = clause('newsletter', { sha256: 'c'.repeat(64) as Sha256 });

describe('an act decides one purpose', () => {
  it('a switch turned on grants what was never asked', () => {
    given().when({ label, do: 'grant', clause: newsletter }).then(['granted', 'switch', 'newsletter']);
  });
  it('a switch turned on again decides nothing', () => {
    given(choice('granted', newsletter)).when({ label, do: 'grant', clause: newsletter }).then();
  });
  it('a switch turned on grants the new words of a clause that changed', () => {
    given(choice('granted', newsletter)).when({ label, do: 'grant', clause: reworded }).then(['granted', 'switch', 'newsletter']);
  });
  it('a grant within the same edition is a grant already', () => {
    given(choice('granted', clause('newsletter', { edition: 2 })))
      .when({ label, do: 'grant', clause: clause('newsletter', { edition: 2, sha256: 'c'.repeat(64) as Sha256 }) }).then();
  });
  it('a person may agree after refusing and after withdrawing', () => {
    given(choice('denied', newsletter)).when({ label, do: 'grant', clause: newsletter }).then(['granted', 'switch', 'newsletter']);
    given(choice('withdrawn', newsletter)).when({ label, do: 'grant', clause: newsletter }).then(['granted', 'switch', 'newsletter']);
  });
  it('a switch turned off withdraws a grant', () => {
    given(choice('granted', newsletter)).when({ label, do: 'withdraw', clause: newsletter }).then(['withdrawn', 'switch', 'newsletter']);
  });
  it('a switch that is off already decides nothing when it is turned off', () => {
    given().when({ label, do: 'withdraw', clause: newsletter }).then();
    given(choice('withdrawn', newsletter)).when({ label, do: 'withdraw', clause: newsletter }).then();
  });
  it('a plain refusal denies what was never asked, once', () => {
    given().when({ label, do: 'refuse', clause: newsletter }).then(['denied', 'refuse', 'newsletter']);
    given(choice('denied', newsletter)).when({ label, do: 'refuse', clause: newsletter }).then();
  });
  it('a refusal of new words withdraws the grant on the old ones', () => {
    given(choice('granted', newsletter)).when({ label, do: 'refuse', clause: reworded }).then(['withdrawn', 'refuse', 'newsletter']);
  });
  it('leaves every other purpose alone', () => {
    given(choice('granted', sharing)).when({ label, do: 'grant', clause: newsletter }).then(['granted', 'switch', 'newsletter']);
  });
});

describe('withdrawing everything', () => {
  it('withdraws each grant by itself, and nothing else', () => {
    given(choice('granted', newsletter), choice('denied', clause('statistics')), choice('granted', sharing))
      .when({ label, do: 'withdraw-all', clauses: [newsletter, sharing] })
      .then(['withdrawn', 'withdraw-all', 'newsletter'], ['withdrawn', 'withdraw-all', 'partner-sharing.giao-hang']);
  });
  it('names the words on the screen where the clause changed since', () => {
    const [made] = given(choice('granted', newsletter)).when({ label, do: 'withdraw-all', clauses: [reworded] }).then(['withdrawn', 'withdraw-all', 'newsletter']);
    assert.equal(made?.clause.sha256, reworded.sha256);
  });
  it('withdraws a grant whose clause the policy no longer has', () => {
    const [made] = given(choice('granted', newsletter)).when({ label, do: 'withdraw-all', clauses: [] }).then(['withdrawn', 'withdraw-all', 'newsletter']);
    assert.equal(made?.clause.sha256, newsletter.sha256);
  });
  it('takes recipients and policy from the record made, where the policy on the screen has no such clause', () => {
    const policy = { ...circumstances.policy, document: 'another' };
    const decision = { purpose: 'newsletter', state: 'granted', clause: newsletter, recipients: ['GHN'], supersedes: null } as const;
    const granted = choice('granted', newsletter);
    const made = { policy, decisions: [decision] } as unknown as ConsentRecord;
    const withdrawn = decide({ label, do: 'withdraw-all', clauses: [sharing] }, new Map([['newsletter', { ...granted, made }]]));
    assert.deepEqual(withdrawn.map((each) => [each.policy, each.clause.recipients]), [[policy, ['GHN']]]);
    const [record] = withdrawn.map((each) => makeRecord(each, { kind: 'account', id: 'lan' }, circumstances, 0));
    assert.deepEqual(record?.policy, policy);
  });
});

describe('the record of an act', () => {
  it('names the words on the control, not the clause\'s title', () => {
    const [refused] = decide({ label: 'Không đồng ý', do: 'refuse', clause: newsletter }, new Map());
    assert.ok(refused);
    assert.equal(makeRecord(refused, { kind: 'account', id: 'lan' }, circumstances, 0).act.label, 'Không đồng ý');
  });
});
