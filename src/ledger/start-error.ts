/**
 * The ledger refuses to start: it can't keep its promises with what it was given. The message is one line that says
 * what is wrong and what to do; it never holds a password.
 */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** The `code` of an error of Node, SQLite or PostgreSQL (`ECONNREFUSED`, `ERR_SQLITE_ERROR`, `28P01`); '' where it has none. */
export const codeOf = (error: unknown): string => {
  const { code } = (typeof error === 'object' && error !== null ? error : {}) as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
};
