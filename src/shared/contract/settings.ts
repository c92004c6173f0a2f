import { z } from 'zod';
import { command, everyone, query } from './procedure.ts';

export const display = z.object({
  theme: z.enum(['light', 'dark', 'contrast', 'large']),
  density: z.enum(['standard', 'compact']),
});

export const settings = z.object({
  display,
  /** Minutes without a key until the screen locks. */
  idleLockMinutes: z.int().min(1).max(120),
  /** Where a business system's orders are asked for: `<url>/<reference>`; null where there is none. */
  ordersUrl: z.url().nullable(),
  /** Below so many numbers, or so many days of recent use, a kind is low. */
  lowWater: z.object({ numbers: z.int().nonnegative(), days: z.int().nonnegative() }),
});
export type Settings = z.infer<typeof settings>;

export const settingsContract = {
  'settings.get': query({ roles: 'anyone', input: z.object({}), output: settings }),
  'settings.display': command({ roles: everyone, secondPerson: 'never', input: display, output: settings }),
  'settings.change': command({
    roles: ['administrator'],
    secondPerson: 'never',
    input: settings.omit({ display: true }).partial(),
    output: settings,
  }),
} as const;
