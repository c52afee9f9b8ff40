type Change = (text: string) => string | Promise<string>;

/** Changes what the shop answers at one path, whatever its query, before a page gets it; `undefined` ends that. */
export type Alter = (path: string, change: Change | undefined) => void;

/** Every page gets the script that watches it, before all else. */
const watched = (html: string): string => html.replace('<head>', '<head><script src="/__watch.js"></script>');

/** Stands before the shop and changes some of its answers. */
export const alterAnswers = (ask: (request: Request) => Response | Promise<Response>): {
  readonly alter: Alter;
  readonly altered: (request: Request) => Promise<Response>;
} => {
  const changes = new Map<string, Change>();
  return {
    alter: (path, change) => {
      if (change) changes.set(path, change);
      else changes.delete(path);
    },
    altered: async (request) => {
      const change = changes.get(new URL(request.url).pathname);
      if (change) request.headers.delete('if-none-match'); // What the browser has is not what it shall get.
      const answer = await ask(request);
      const html = answer.headers.get('content-type')?.startsWith('text/html');
      if (!html && !change) return answer;
      const text = await (change ?? String)(await answer.text());
      const headers = new Headers(answer.headers);
      headers.delete('content-length');
      headers.delete('etag');
      return new Response(html ? watched(text) : text, { status: answer.status, headers });
    },
  };
};
