import { z } from 'zod';
import { command } from './procedure.ts';
import { newPin, userId } from './users.ts';

export const platformChoice = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('practice') }),
  z.object({
    mode: z.literal('platform'),
    url: z.url(),
    /** The root certificate as PEM, or `sha256:<64 hex>` of its DER. */
    trust: z.string().min(1),
    code: z.string().min(1),
    unit: z.string().min(1),
    point: z.string().min(1),
  }),
]);
export type PlatformChoice = z.infer<typeof platformChoice>;

export const enrolTerminal = z.object({
  platform: platformChoice,
  administrator: z.object({ id: userId, name: z.string().min(1).max(50), pin: newPin }),
});
export type EnrolTerminal = z.infer<typeof enrolTerminal>;

export const terminal = {
  'terminal.enrol': command({
    roles: 'anyone',
    secondPerson: 'never',
    input: enrolTerminal,
    output: z.object({
      terminalId: z.uuid(),
      unitName: z.string(),
      pointName: z.string(),
      practice: z.boolean(),
      catalogueVersion: z.int(),
    }),
  }),
} as const;
