import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { fromUtf8 } from '../../../shared/gm/bytes.ts';
import type { Desks } from '../desks.ts';
import { faultTexts, isFaultName } from '../fault-texts.ts';
import { PlatformRefusal } from '../platform-refusal.ts';
import type { Faults } from '../store/faults.ts';
import { bodyBytes } from './authentication.ts';

export interface PracticeRoutesDeps {
  readonly desks: Desks;
  readonly faults: Faults;
  /** Another for every start of the platform. */
  readonly instance: string;
  readonly publishCatalogue: () => number;
}

const fault = z.object({
  name: z.string().refine(isFaultName, `现有：${Object.keys(faultTexts).join('、')}、object:CODE`),
  on: z.boolean(),
});
const decision = z.object({ decision: z.enum(['grant', 'refuse']), text: z.string().max(200).optional() });
const place = z.object({ unit: z.string().min(1).optional(), point: z.string().min(1).optional() });

/** What a trainer turns: faults, enrolment codes, pending leases. No fault touches these. */
export function addPracticeRoutes(server: FastifyInstance, deps: PracticeRoutesDeps): void {
  const { desks, faults, instance, publishCatalogue } = deps;
  server.get('/practice/instance', () => ({ instance }));
  server.get('/practice/faults', () => faults.list());
  server.put('/practice/faults', request => {
    const { name, on } = readBody(fault, request.body);
    faults.set(name, on);
    return faults.list();
  });
  server.post('/practice/codes', request => {
    const { unit, point } = readBody(place, request.body);
    return { code: desks.enrolment.makeCode({ ...(unit && { unit }), ...(point && { point }) }) };
  });
  server.post('/practice/catalogue', () => ({ version: publishCatalogue() }));
  server.get('/practice/leases', () => desks.leases.pending());
  server.post('/practice/leases/:requestId', request => {
    const { requestId } = z.object({ requestId: z.string() }).parse(request.params);
    const { decision: decided, text } = readBody(decision, request.body);
    return desks.leases.decide(requestId, decided, text);
  });
}

/** A body may be left out where everything in it is optional. */
function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const bytes = bodyBytes({ body });
  const parsed = schema.safeParse(bytes.length === 0 ? {} : parseJson(bytes));
  if (parsed.success) return parsed.data;
  throw new PlatformRefusal('malformed', z.prettifyError(parsed.error));
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    return undefined;
  }
}
