import '../../src/an-tam.ts';
import { waitUntil } from '@open-wc/testing';
import type { PolicyBoundElement } from '../../src/elements/policy-bound-element.ts';
import type { ConsentRecord } from '../../src/record/consent-record.ts';

/** On a machine that may be busy: what comes, comes in time. */
export const waits = (what: () => unknown, words: string): Promise<void> => waitUntil(what, words, { timeout: 20_000 });

export const POLICY = `---
document: chinh-sach
version: 2026-11-15
effective: 2026-11-20
language: vi
shop: Quê Nhà
phone: 0238 555 0123
---
# Chính sách của {{shop}}

## Nhận bản tin {#ban-tin consent=newsletter}

Mỗi tuần tối đa một thư.

## Thư riêng {#thu-rieng consent=letter ask=email}

Gửi tới địa chỉ của bạn.

## Ưu đãi {#uu-dai consent=partner-sharing.uu-dai recipients="Bếp Ven Sông; Chợ Phiên" min-age=16}

Đối tác gửi ưu đãi.
`;

type Answer = (record: ConsentRecord, request: RequestInit) => Response | Promise<Response>;

export const received: Answer = ({ id }) =>
  Response.json({ id, received_at: '2026-11-22T03:05:00.000Z', position: 1, receipt: 'a.b.c' }, { status: 201 });

/** What the page's console is told as an error, and what nobody caught, from now until `end`. */
export class Overheard {
  readonly lines: string[] = [];
  readonly uncaught: string[] = [];
  readonly #ends = new AbortController();
  readonly #error = console.error;

  constructor() {
    const { signal } = this.#ends;
    console.error = (...said: unknown[]) => { this.lines.push(said.map(String).join(' ')); };
    addEventListener('error', ({ message }) => this.uncaught.push(message), { signal });
    addEventListener('unhandledrejection', ({ reason }) => this.uncaught.push(String(reason)), { signal });
  }

  end(): void {
    console.error = this.#error;
    this.#ends.abort();
  }
}

/** A JWT as far as the widget looks into it. */
export const tokenOf = (sub: string): string => `x.${btoa(JSON.stringify({ sub })).replace(/=+$/, '')}.y`;

/** Stands between the elements and the network: a policy to fetch, and an endpoint that notes what it was sent. */
export class FakeShop {
  static #count = 0;
  readonly endpoint = new URL(`/records-${Date.now()}-${FakeShop.#count += 1}`, location.href).href;
  readonly policyUrl = `${this.endpoint}.md`;
  readonly records: ConsentRecord[] = [];
  readonly asked: RequestInit[] = [];
  /** The file, or the status that is answered in its place, or the whole answer. */
  policy: string | number | (() => Response | Promise<Response>) = POLICY;
  /** Addresses of policies that were fetched. */
  readonly fetched: string[] = [];
  answer: Answer = received;
  /** What stands beside the endpoint, by its name. */
  beside: (name: string) => Response = () => new Response(null, { status: 404 });
  /** Requests for those. */
  readonly besides: RequestInit[] = [];
  choices: unknown[] = [];
  subject: unknown = { kind: 'device', id: 'x' };
  /** What lies under the endpoint, by its path: `history`, `keys`, `clauses/…`; 404 for the rest. */
  readonly below = new Map<string, () => Response>();
  readonly #fetch = globalThis.fetch;

  constructor() {
    globalThis.fetch = async (input, init = {}) => {
      const url = String(input instanceof Request ? input.url : input);
      if (url.startsWith(this.policyUrl)) {
        this.fetched.push(url);
        return this.#servePolicy();
      }
      if (url.startsWith(`${this.endpoint}/`)) {
        this.besides.push(init);
        const told = this.below.get(/^[^?]*/.exec(url)?.[0].slice(this.endpoint.length + 1) ?? '');
        return told?.() ?? this.beside(url.slice(this.endpoint.length + 1));
      }
      if (url !== this.endpoint) return this.#fetch.call(globalThis, input, init);
      if (init.method !== 'POST') {
        this.asked.push(init);
        return Response.json({ subject: this.subject, choices: this.choices });
      }
      const record = JSON.parse(String(init.body)) as ConsentRecord;
      this.records.push(record);
      return this.answer(record, init);
    };
  }

  close(): void {
    globalThis.fetch = this.#fetch;
  }

  #servePolicy(): Response | Promise<Response> {
    const { policy } = this;
    if (typeof policy === 'function') return policy();
    return typeof policy === 'number' ? new Response('', { status: policy }) : new Response(policy, { headers: { 'content-type': 'text/markdown' } });
  }

  /** What the endpoint was told, in order: purpose and state. */
  get told(): readonly string[] {
    return this.records.map(({ decisions: [decision] }) => `${decision?.purpose} ${decision?.state}`);
  }
}

/** Acts on an element of ours as a person does: by what can be seen and pressed. */
export class Customer {
  readonly element: PolicyBoundElement;

  constructor(element: Element) {
    this.element = element as PolicyBoundElement;
  }

  all(selector: string): HTMLElement[] {
    return [...this.element.root.querySelectorAll<HTMLElement>(selector)];
  }

  row(title: string): HTMLElement {
    const row = this.all('.row').find((candidate) => candidate.querySelector('.label')?.textContent === title);
    if (!row) throw new Error(`no row ${title}; rows: ${this.all('.label').map((label) => label.textContent).join(', ')}`);
    return row;
  }

  switchOf(title: string): HTMLElement {
    return this.row(title).querySelector<HTMLElement>('[role=switch]') ?? this.row(title);
  }

  isOn(title: string): boolean {
    return this.switchOf(title).getAttribute('aria-checked') === 'true';
  }

  status(title: string): string {
    return this.row(title).querySelector('.status')?.textContent ?? '';
  }

  press(title: string, part: string): void {
    const control = this.row(title).querySelector<HTMLElement>(`[part=${part}]`);
    if (!control) throw new Error(`${title} has no ${part}`);
    control.click();
  }

  async sees(title: string, words: string | RegExp): Promise<void> {
    await waitUntil(() => this.all('.label').some((label) => label.textContent === title) && (words instanceof RegExp ? words.test(this.status(title)) : this.status(title).includes(words)),
      `${title} says ${words}`, { timeout: 20_000 }).catch((error: unknown) => {
      throw new Error(`${String(error)}; it says: ${this.all('.status').map((status) => status.textContent).join(' | ')}`);
    });
  }

  async waits(what: () => unknown, words: string): Promise<void> {
    await waits(what, words);
  }
}
