import type { FastifyInstance } from 'fastify';
import type { VerificationDesk } from '../operations/verification.ts';
import { sendPage } from '../pages/page.ts';
import { verificationPage } from '../pages/verification-page.ts';
import { readVerificationQuery } from '../pages/verification-query.ts';

/** `GET /verify`: the page a payer opens, by query only; and the EInvoice file for whoever holds the check code. */
export function addVerificationRoutes(server: FastifyInstance, verify: VerificationDesk): void {
  const ask = (asked: unknown) => {
    const query = readVerificationQuery(asked);
    return { query, found: query.asks === 'invoice' ? verify(query.question) : undefined };
  };
  server.get('/verify', (request, reply) => {
    const { query, found } = ask(request.query);
    return sendPage(reply, { title: '财政电子票据查验', main: verificationPage(query, found) });
  });
  server.get('/verify/einvoice', (request, reply) => {
    const { query, found } = ask(request.query);
    if (found?.file === undefined) {
      const main = verificationPage(query, found);
      return sendPage(reply.code(404), { title: '财政电子票据查验', main });
    }
    const { code, number } = found.invoice;
    return reply
      .type('application/xml')
      .header('content-disposition', `attachment; filename="einvoice-${code}-${number}.xml"`)
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .send(Buffer.from(found.file));
  });
}
