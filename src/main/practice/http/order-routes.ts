import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { BusinessOrders, OrderSearch } from '../business-orders.ts';
import type { Answer } from './signed-answers.ts';

/** `GET /practice/orders/<number>`: 200 `{draft}`, 300 `{several}` or 404. No fault of the platform touches another system. */
export function addOrderRoutes(server: FastifyInstance, orders: BusinessOrders): void {
  server.get('/practice/orders/:reference', (request, reply) => {
    const { reference } = z.object({ reference: z.string() }).parse(request.params);
    const { status, body } = orderAnswer(orders.find(reference));
    return reply.code(status).send(body);
  });
}

function orderAnswer(search: OrderSearch): Answer {
  switch (search.state) {
    case 'found':
      return { status: 200, body: { draft: search.draft } };
    case 'several':
      return { status: 300, body: { several: search.references } };
    case 'none':
      return { status: 404, body: { error: { code: 'not_found', message: '没有这个业务号。' } } };
    default:
      return assertNever(search);
  }
}
