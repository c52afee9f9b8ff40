import type { ConsentRecord, RecordId } from '../../src/record/consent-record.ts';

export type Post = { readonly id: RecordId; readonly headers: Headers; readonly record: ConsentRecord; readonly init: RequestInit };

/** How the endpoint meets one POST. `commit` stores the record and gives the answer a ledger would. */
export type Behaviour = (commit: () => Response, post: Post) => Response | Promise<Response>;

export type FakeEndpoint = ReturnType<typeof fakeEndpoint>;

/** An endpoint that keeps ids apart like the ledger does, and a log of everything it met. */
export const fakeEndpoint = () => {
  const posts: Post[] = [];
  const committed: ConsentRecord[] = [];
  const acknowledged = new Set<RecordId>();
  const plan: Behaviour[] = [];
  let open = 0;

  const commit = (record: ConsentRecord): Response => {
    const known = committed.findIndex(({ id }) => id === record.id);
    if (known < 0) committed.push(record);
    const position = (known < 0 ? committed.length : known + 1);
    return Response.json({ id: record.id, received_at: '2026-11-22T03:04:06.000Z', position, receipt: 'a.b.c' }, { status: known < 0 ? 201 : 200 });
  };

  const answer = async (_: unknown, init: RequestInit = {}): Promise<Response> => {
    const record = JSON.parse(init.body as string) as ConsentRecord;
    const post = { id: record.id, headers: new Headers(init.headers), record, init };
    posts.push(post);
    const behave: Behaviour = plan.shift() ?? ((accept) => accept());
    open += 1;
    try {
      const response = await behave(() => commit(record), post);
      if (response.status >= 200 && response.status < 300) acknowledged.add(record.id);
      return response;
    } finally {
      open -= 1;
    }
  };

  return { posts, committed, acknowledged, plan, fetch: answer as typeof fetch, inFlight: () => open };
};

/** Never answers; gives up when the caller does, as `fetch` would. */
export const silence: Behaviour = (_, { init }) => new Promise((_resolve, reject) => {
  init.signal?.addEventListener('abort', () => reject(new TypeError('aborted')));
});
