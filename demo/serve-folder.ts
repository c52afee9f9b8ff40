import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** A name that holds its content's hash (`chunks/reader-B3xY_k9Q.js`) means the same bytes for ever. */
const HASHED = /(^|\/)chunks\/[^/]*-[\w-]{8}\.js$/;

const notFound = (): Response => new Response('Không có tệp này.\n', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } });

/**
 * Serves the files of one folder, and of that folder alone: what leads out of it (`..`, links), hidden files and kinds
 * without a type above are not there.
 *
 * @param path relative to the folder, as it stands in the URL
 */
export const serveFile = async (folder: string, path: string, request: Request): Promise<Response> => {
  const type = TYPES[extname(path)];
  if (!type || !/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(path)) return notFound();
  const body = await readInside(folder, path);
  if (!body) return notFound();
  const headers = {
    'content-type': type,
    'cache-control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
  };
  const known = request.headers.get('if-none-match')?.split(/,\s*/).includes(headers.etag) ?? false;
  return known ? new Response(null, { status: 304, headers }) : new Response(body, { headers });
};

const readInside = async (folder: string, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  try {
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, path))]);
    return file.startsWith(root + sep) ? new Uint8Array(await readFile(file)) : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EISDIR')) return undefined;
    throw error;
  }
};
