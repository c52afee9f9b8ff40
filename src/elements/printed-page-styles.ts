import type { ReaderWords, ShownWords } from '../locales/words.ts';
import type { PolicyDocument } from '../policy/document.ts';

/** A text as a string of CSS. */
const quote = (text: string): string => `"${text.replace(/["\\\u0000-\u001f]/g, (char) => `\\${char.charCodeAt(0).toString(16)} `)}"`;

/**
 * At the foot of each printed page: which document and version this is, its digest, and the page's number. An engine without
 * margin boxes prints the same below the text.
 */
export const printedPageStyles = (policy: PolicyDocument, words: ShownWords & ReaderWords): string => {
  const version = `${policy.title} · ${words.version(words.day(policy.version))}${policy.sha256 ? ` · SHA-256 ${policy.sha256}` : ''}`;
  return `@page { margin-block-end: 18mm;
    @bottom-left { content: ${quote(version)}; font: 7pt/1.3 system-ui, sans-serif; vertical-align: top; padding-block-start: 3mm; inline-size: 85%; }
    @bottom-right { content: counter(page) " / " counter(pages); font: 8pt/1.3 system-ui, sans-serif; vertical-align: top; padding-block-start: 3mm; }
  }`;
};
