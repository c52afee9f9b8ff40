import type { Subject } from '../record/consent-record.ts';
import { subjectKey } from '../record/subject-key.ts';

/** The name of the bucket that a subject's record draws from: what denies or withdraws something has one of its own. */
export const recordBudget = (subject: Subject, refuses: boolean): string => `${refuses ? 'refuses' : 'grants'} ${subjectKey(subject)}`;
