import type { PolicyDocument } from './document.ts';

/**
 * Whether a policy has a clause of its own on how to reach the shop: one that goes by that name, or one below the title that holds
 * both its telephone and its e-mail address.
 */
export const tellsContact = ({ clauses, fields }: PolicyDocument): boolean => {
  const [phone, email] = [fields.get('phone'), fields.get('email')];
  return clauses.some(({ id, depth, text }) => id === 'lien-he' || (depth > 1 && phone && email && text.includes(phone) && text.includes(email)));
};
