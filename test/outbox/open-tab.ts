import type { Outbox, OutboxOptions } from '../../src/outbox/outbox.ts';
import type { Delivery } from '../../src/outbox/outcome.ts';

type OutboxModule = { readonly Outbox: new (options: OutboxOptions) => Outbox };

export type Tab = {
  readonly outbox: Outbox;
  readonly told: Delivery[];
  readonly page: Window & typeof globalThis;
  readonly crash: () => void;
};

/** An outbox in a page of its own (a frame), which can die as a tab dies: locks, connections and requests go with it. */
export const openTab = async (options: OutboxOptions): Promise<Tab> => {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const page = frame.contentWindow as Window & typeof globalThis;
  const address = new URL('../../src/outbox/outbox.ts', import.meta.url).href;
  const { Outbox } = await (page.eval(`import(${JSON.stringify(address)})`) as Promise<OutboxModule>);
  const outbox = new Outbox(options);
  const told: Delivery[] = [];
  outbox.subscribe((delivery) => told.push(delivery));
  return { outbox, told, page, crash: () => frame.remove() };
};

/** Lets the browser go on until something holds; the runner's time-out ends what never does. */
export const eventually = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!await holds()) await turn();
};

/** One round of the browser's event loop. */
export const turn = (): Promise<void> => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    resolve();
  };
  port2.postMessage(0);
});
