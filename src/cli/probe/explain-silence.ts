/** What the network says of itself, under whatever it is wrapped in: an error's own code, and those of what caused it. */
const codesOf = (error: unknown): readonly string[] => {
  if (!(error instanceof Error)) return [];
  const { code, errors = [] } = error as { readonly code?: unknown; readonly errors?: readonly unknown[] };
  return [...typeof code === 'string' ? [code] : [], error.name, ...codesOf(error.cause), ...errors.flatMap(codesOf)];
};

const SAYINGS: readonly (readonly [code: RegExp, says: (endpoint: URL, patience: number) => string])[] = [
  [/^ECONNREFUSED$/, ({ host }) => `${host} refused the connection: see that the endpoint runs there, and on that port.`],
  [/^(ENOTFOUND|EAI_AGAIN)$/, ({ hostname }) => `there is no host ${hostname}, or its name can't be looked up from here: check the address.`],
  [/^(ERR_SSL_(?!.*CERT)|EPROTO)/, ({ host }) => `${host} does not speak TLS: write http:// where it is meant to be plain, or put TLS before it.`],
  [/CERT|SELF_SIGNED|^UNABLE_TO_/, ({ host }) => `the certificate of ${host} can't be trusted, so no browser would send it anything: mend it, or name its authority in NODE_EXTRA_CA_CERTS.`],
  [/^(TimeoutError|ETIMEDOUT|UND_ERR_\w+_TIMEOUT)$/, ({ href }, patience) => `${href} gave no answer within ${patience / 1000} s.`],
  [/^(ECONNRESET|UND_ERR_SOCKET|HPE_\w+)$/, ({ host, protocol }) =>
    `${host} closed the connection without an answer that is HTTP${protocol === 'http:' ? ': write https:// where it speaks TLS' : ''}.`],
];

/**
 * Why nobody answered, as one line with what to do.
 *
 * @param patience milliseconds that were waited
 */
export const explainSilence = (endpoint: string, error: unknown, patience: number): string => {
  const codes = codesOf(error);
  const [, says] = SAYINGS.find(([code]) => codes.some((each) => code.test(each))) ?? [];
  const { cause, message } = error as Error;
  return says?.(new URL(endpoint), patience) ?? `${endpoint} could not be asked (${cause instanceof Error ? cause.message : message}).`;
};
