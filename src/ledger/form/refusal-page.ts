import { html } from 'hono/html';
import { formWords } from '../../locales/form-language.ts';
import { problemResponse, type Problem } from '../problem.ts';
import { formPage } from './form-page.ts';

/** Why a choice was not kept, for a person; status and headers are those that a program would get. */
export const refusalPage = async (endpoint: string, problem: Problem, language = 'vi', sentence?: string): Promise<Response> => {
  const words = formWords(language);
  const { status, headers } = problemResponse(problem);
  const page = await formPage({
    endpoint, words, title: words.notKeptTitle, status, body: html`<p>${sentence ?? words.reasons[problem.code] ?? words.notKept}</p>`,
  });
  const retryAfter = headers.get('Retry-After');
  if (retryAfter !== null) page.headers.set('Retry-After', retryAfter);
  return page;
};
