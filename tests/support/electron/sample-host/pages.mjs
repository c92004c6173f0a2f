const script = 'document.body.dataset.ran = String(typeof window.desk); window.early = typeof window.desk;';
const html = body =>
  `<!doctype html><meta charset="utf-8"><title>样</title>${body}<script src="/page.js"></script>`;

const pages = {
  '/': [
    'text/html',
    html('<h1>样</h1><a id="next" href="/next">next</a><script>window.inline = true</script>'),
  ],
  '/next': ['text/html', html('<h1>next</h1>')],
  '/refresh': ['text/html', html('<meta http-equiv="refresh" content="0;url=/next"><h1>refresh</h1>')],
  '/framed': ['text/html', html('<h1>framed</h1><iframe src="/next?framed"></iframe>')],
  '/page.js': ['text/javascript', script],
  '/worker.js': ['text/javascript', "fetch('/echo').then(r => r.json()).then(echo => postMessage(echo.url))"],
};

/** Answers for `app://desk`; the policy is left out where the host is to be an open one. */
export async function servePage(request, policy) {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname === '/away')
    return new Response(null, { status: 302, headers: { location: searchParams.get('to') } });
  if (pathname === '/echo') {
    const { url, method, headers } = request;
    return Response.json({ url, method, headers: Object.fromEntries(headers), body: await request.text() });
  }
  const [type, body] = pages[pathname] ?? ['text/plain', undefined];
  if (body === undefined) return new Response('404', { status: 404 });
  const headers = { 'content-type': `${type}; charset=utf-8` };
  return new Response(body, {
    headers: policy === undefined ? headers : { ...headers, 'content-security-policy': policy },
  });
}
