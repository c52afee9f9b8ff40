import { html, type TemplateResult } from 'lit/html.js';
import type { Clause, RequestKind } from '../policy/document.ts';
import { requestAidStyles } from './request-aid-styles.ts';
import type { AidWords, MakeAid } from './reading-aid.ts';
import type { RequestPart } from './request-part.ts';

/**
 * Under each clause with `request=`: the button that opens a request, and the requests that were sent under it. All but the button
 * is a part of its own. It comes with the first press, or where somebody is known here who may have sent one.
 */
export const makeRequests: MakeAid = (scene) => {
  const { host, policy, update } = scene;
  if (!policy.clauses.some(({ request }) => request)) return {};
  host.adopt(requestAidStyles);
  let part: RequestPart | undefined;
  let coming: Promise<RequestPart> | undefined;

  const fetchPart = (): Promise<RequestPart> => {
    coming ??= import('./request-part.ts').then(({ RequestPart: Part }) => {
      part ??= new Part(scene);
      update();
      return part;
    });
    coming.catch((error: unknown) => {
      coming = undefined; // the next press tries anew
      host.report('not-done', String(error));
    });
    return coming;
  };

  const press = (clause: Clause): void => {
    fetchPart().then((arrived) => arrived.toggle(clause), () => undefined); // the owner was told
  };

  const renderButton = (clause: Clause, kind: RequestKind, { asks }: AidWords): TemplateResult => {
    const { id } = clause;
    return html`<button type="button" class="act" part="request" id="an-tam-ask-${id}" aria-expanded=${part?.isOpen(id) ?? false}
      @click=${() => press(clause)}>${asks[kind]}</button>`;
  };

  return {
    renderClauseEnd: (clause, words) => {
      const { view } = host;
      // Without a digest of the text, or an endpoint, nothing could be sent.
      if (!clause.request || !host.session || view?.is !== 'ready' || !policy.sha256) return undefined;
      if (view.subject && !part && !coming) void fetchPart().catch(() => undefined); // the owner was told
      return html`<div class="ask" lang=${words.language}>${renderButton(clause, clause.request, words)}${part?.render(clause, words)}</div>`;
    },
  };
};
