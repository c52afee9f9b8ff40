import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { codeOf, StartError } from './start-error.ts';

/** What is put on a port; `address` is the client's. */
export type Served = (request: Request, client: { readonly address?: string }) => Promise<Response> | Response;

export type Listening = {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  /** Takes no more, answers what is under way, and ends what takes longer than 5 s. */
  readonly close: () => Promise<void>;
};

/** Milliseconds that requests under way are given when the server ends. */
const LAST_REQUESTS = 5000;

const explain = (cause: unknown, host: string, port: number): StartError => {
  const code = codeOf(cause);
  const why = code === 'EADDRINUSE' ? 'is taken: end what uses it, or name another with PORT.'
    : code === 'EACCES' ? 'is not for this user: name one above 1023 with PORT.'
    : code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' ? 'is not an address of this machine: see HOST.'
    : `can't be opened (${code}).`;
  return new StartError(`Port ${port} on ${host} ${why}`, { cause });
};

/**
 * Puts a ledger, or a site that holds one, on a port: the one place that knows sockets.
 *
 * @param port 0 for any that is free
 * @throws StartError where the port can't be had
 */
export const listen = async (fetch: Served, { host, port }: { readonly host: string; readonly port: number }): Promise<Listening> => {
  const server = createAdaptorServer({
    // The global Request and Response stay Node's own: others in this process rely on them.
    overrideGlobalObjects: false,
    fetch: (request, env) => {
      const address = 'incoming' in env ? env.incoming.socket.remoteAddress : undefined;
      return fetch(request, address === undefined ? {} : { address });
    },
  });
  server.listen(port, host);
  await once(server, 'listening').catch((cause: unknown) => { throw explain(cause, host, port); });
  const taken = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken.port}`,
    close: async () => {
      const ended = once(server, 'close');
      server.close();
      const impatience = setTimeout(() => { if (server instanceof Server) server.closeAllConnections(); }, LAST_REQUESTS);
      await ended;
      clearTimeout(impatience);
    },
  };
};
