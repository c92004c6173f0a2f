import { randomBytes } from 'node:crypto';
import { contentSecurityPolicy, noncePlaceholder } from './csp.ts';
import { listStaticFiles } from './static-files.ts';

export interface PageAnswer {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Whatever a host answers carries these: nothing may be framed, guessed, referred to or kept. */
export const pageHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cache-control': 'no-store',
} as const;

const immutable = 'private, max-age=31536000, immutable';

/**
 * The built page and its parts, by the path they are asked for as it stands: the list is made once, so a path that is
 * encoded or goes upwards is simply not in it. Every answer has the policy with a nonce of its own.
 */
export function createPage(rendererDir: string): (path: string) => Promise<PageAnswer> {
  const files = listStaticFiles(rendererDir);
  return async path => {
    const file = files.get(path === '/' ? '/index.html' : path);
    const nonce = randomBytes(16).toString('base64');
    const headers = { ...pageHeaders, 'content-security-policy': contentSecurityPolicy(nonce) };
    if (file === undefined)
      return {
        status: 404,
        headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
        body: Buffer.from('404 没有这个文件\n'),
      };
    const content = await file.read();
    return {
      status: 200,
      headers: {
        ...headers,
        'content-type': file.type,
        ...(file.hashed ? { 'cache-control': immutable } : {}),
      },
      body: file.type.startsWith('text/html')
        ? Buffer.from(content.toString('utf8').replaceAll(noncePlaceholder, nonce))
        : content,
    };
  };
}
