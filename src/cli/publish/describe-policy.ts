import type { PolicyDocument } from '../../policy/document.ts';
import type { ParsedPolicy } from '../../policy/parse-policy.ts';
import { textOfTokens } from '../../policy/token-text.ts';

/** Characters that search engines show of a description. */
const MOST = 160;

/** The first paragraph's words, cut between words. */
export const describePolicy = ({ policy, sections }: ParsedPolicy): string => {
  const paragraph = sections.flatMap(({ tokens }) => tokens).find(({ type }) => type === 'paragraph');
  const words = paragraph && 'tokens' in paragraph ? textOfTokens(paragraph.tokens ?? []).trim() : '';
  const text = words || policy.title;
  return text.length <= MOST ? text : `${text.slice(0, MOST).replace(/\s+\S*$/, '')}…`;
};

/** A shop as schema.org's `Organization`, as far as the front matter says. */
export const organisationOf = ({ shop, fields }: PolicyDocument): Readonly<Record<string, unknown>> => ({
  '@type': 'Organization', 'name': shop, 'legalName': fields.get('company') || undefined, 'taxID': fields.get('tax-code') || undefined,
  'address': fields.get('address') || undefined, 'telephone': fields.get('phone') || undefined, 'email': fields.get('email') || undefined,
});

/** One version of one document as schema.org's `WebPage`. */
export const policyData = (parsed: ParsedPolicy, address: string, description: string): Readonly<Record<string, unknown>> => {
  const { title, language, published, version, effective } = parsed.policy;
  return {
    '@context': 'https://schema.org', '@type': 'WebPage', 'name': title, description, 'url': address, 'inLanguage': language, version,
    'datePublished': published, 'dateModified': published, 'temporalCoverage': effective ? `${effective}/..` : undefined,
    'publisher': organisationOf(parsed.policy),
  };
};
