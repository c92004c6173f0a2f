import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fromUtf8, utf8 } from '../../../shared/gm/bytes.ts';
import { isFaultName } from '../fault-texts.ts';
import { createOfficerDesk } from '../operations/officer.ts';
import { html } from '../pages/html.ts';
import { officerPage } from '../pages/officer-page.ts';
import { sendPage, stylePath } from '../pages/page.ts';
import { style } from '../pages/style.ts';
import { PlatformRefusal } from '../platform-refusal.ts';
import { asRefusal } from './as-refusal.ts';
import { bodyBytes } from './authentication.ts';
import type { GatewayDeps } from './gateway-routes.ts';
import type { PracticeRoutesDeps } from './practice-routes.ts';

type Deps = Pick<GatewayDeps, 'platform' | 'desks'> & Pick<PracticeRoutesDeps, 'faults'>;

const title = '财政端';
const decision = z.object({ decision: z.enum(['grant', 'refuse']), words: z.string().max(200).default('') });
const faultSwitch = z.object({
  name: z.string().optional(),
  objection: z.string().optional(),
  on: z.enum(['on', 'off']),
});

/** 财政端 `GET /practice/` and its forms: each carries a token that only this page has, and leads back to it. */
export function addOfficerRoutes(server: FastifyInstance, { platform, desks, faults }: Deps): void {
  const view = createOfficerDesk(platform, desks);
  const token = randomBytes(32).toString('base64url');

  server.get(stylePath, (_, reply) => reply.type('text/css; charset=utf-8').send(style));
  server.get('/practice', (_, reply) => reply.redirect('/practice/'));
  server.get('/practice/', (_, reply) =>
    sendPage(reply, { title, main: officerPage(view(), token), wide: true }),
  );
  // Only here are forms a body that is read at all: what follows JSON stays out of reach of a page's form.
  server.register(async scope => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'buffer', bodyLimit: 10_000 },
      (_, body, done) => done(null, body),
    );
    scope.setErrorHandler((error, _, reply) => {
      const { status, message } = asRefusal(error);
      const main = html`<p>${message}</p><p><a class="button" href="/practice/">返回财政端</a></p>`;
      return sendPage(reply.code(status), { title, main });
    });
    scope.post('/practice/officer/leases/:requestId', (request, reply) => {
      const { decision: decided, words } = readForm(decision, request, token);
      const { requestId } = z.object({ requestId: z.string() }).parse(request.params);
      desks.leases.decide(requestId, decided, words.trim() || undefined);
      return reply.redirect('/practice/#leases', 303);
    });
    scope.post('/practice/officer/codes', (request, reply) => {
      readForm(z.object({}), request, token);
      desks.enrolment.makeCode();
      return reply.redirect('/practice/#codes', 303);
    });
    scope.post('/practice/officer/faults', (request, reply) => {
      const { name, objection, on } = readForm(faultSwitch, request, token);
      const fault = name ?? `object:${objection}`;
      if (!isFaultName(fault)) throw new PlatformRefusal('malformed', `没有故障“${fault}”。没有改动。`);
      faults.set(fault, on === 'on');
      return reply.redirect('/practice/#faults', 303);
    });
  });
}

function readForm<T>(schema: z.ZodType<T>, request: FastifyRequest, token: string): T {
  const form = Object.fromEntries(new URLSearchParams(fromUtf8(bodyBytes(request))));
  const given = utf8(form['token'] ?? '');
  const expected = utf8(token);
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new PlatformRefusal(
      'unauthorized',
      '页面已过期，或表单不是从财政端页面来的。没有办理；返回后再做一次。',
    );
  return schema.parse(form);
}
