import { html as markup, raw } from 'hono/html';
import type { Markup } from './render-text.ts';

/** Every page's frame, and what it tells those who come by search. */
export type PageFrame = {
  readonly language: string;
  readonly title: string;
  readonly description: string;
  /** Its address, absolute where the shop gave one. */
  readonly address: string;
  /** Other languages of the same text, by BCP 47 tag. */
  readonly alternates?: Readonly<Record<string, string>>;
  readonly styles: string;
  readonly printStyles?: string;
  readonly scripts: readonly string[];
  /** What a search engine reads; nobody runs it. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly body: Markup;
};

/** JSON that can stand in a script element: nothing in it ends one, or begins a comment. */
const jsonBlock = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** A whole page as text. */
export const writePage = async (
  { language, title, description, address, alternates = {}, styles, printStyles, scripts, data, body }: PageFrame,
): Promise<string> => {
  const page = await markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="same-origin">
<title>${title}</title>
<meta name="description" content="${description}">
<link rel="canonical" href="${address}">
${Object.entries(alternates).map(([tag, href]) => markup`<link rel="alternate" hreflang="${tag}" href="${href}">\n`)}<link rel="stylesheet" href="${styles}">
${printStyles === undefined ? '' : markup`<link rel="stylesheet" media="print" href="${printStyles}">\n`}${scripts.map((src) => markup`<script type="module" src="${src}"></script>\n`)}<script type="application/ld+json">${raw(jsonBlock(data))}</script>
</head>
<body>
${body}
</body>
</html>
`;
  return page.toString();
};
