import type { FastifyReply } from 'fastify';
import { type Html, html } from './html.ts';

export interface PageParts {
  readonly title: string;
  readonly main: Html;
  /** The officer's tables need more room than a payer's answer. */
  readonly wide?: boolean | undefined;
}

/** No script, no image, nothing from elsewhere; forms go nowhere but here. */
const policy =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const stylePath = '/practice/style.css';

/** Sends a whole page that works without scripts and is never kept by a cache. */
export function sendPage(reply: FastifyReply, { title, main, wide = false }: PageParts): FastifyReply {
  const page = html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · 演练平台（练习）</title>
<link rel="stylesheet" href="${stylePath}">
</head>
<body>
<header class="practice"><strong>演练 PRACTICE</strong> 这里的票据都是练习，不是正式票据</header>
<main class="${wide ? 'wide' : 'narrow'}">
<h1>${title}</h1>
${main}
</main>
</body>
</html>
`;
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', policy)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'same-origin')
    .header('x-content-type-options', 'nosniff')
    .send(page.markup);
}
