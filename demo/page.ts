import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** HTML that is safe to put into a page: made by `fill`, never from what a visitor typed. */
export class Markup {
  readonly html: string;
  constructor(html: string) { this.html = html; }
}

export type SlotValue = string | number | Markup | readonly Markup[];

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const toHtml = (value: SlotValue): string => {
  if (value instanceof Markup) return value.html;
  if (typeof value === 'object') return value.map((part) => part.html).join('');
  return String(value).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
};

/**
 * Fills the `{{slots}}` of a template. Text is escaped, markup is not.
 *
 * @throws Error where a slot has no value: a page with a hole is a broken promise, not a page.
 */
export const fill = (template: string, values: Readonly<Record<string, SlotValue>>): Markup =>
  new Markup(template.replace(/\{\{([a-zA-Z]+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {{${name}}}`);
    return toHtml(value);
  }));

/** The templates of a folder by their names without `.html`, read once. */
export const readTemplates = (folder: string): ((name: string) => string) => {
  const templates = new Map(readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html'))
    .map((path) => [path.slice(0, -'.html'.length), readFileSync(join(folder, path), 'utf8').normalize('NFC').trim()]));
  return (name) => {
    const template = templates.get(name);
    if (template === undefined) throw new Error(`no template ${name} in ${folder}`);
    return template;
  };
};
