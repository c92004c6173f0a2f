import { z } from 'zod';
import { roles } from '../domain/role.ts';
import { command, everyone, query } from './procedure.ts';

export const userId = z.string().regex(/^[a-z0-9._:-]{1,64}$/, '用户名只用小写字母、数字和 . _ : -');
export const newPin = z.string().min(1).max(128);
export const role = z.enum(roles);

export const user = z.object({ id: userId, name: z.string(), roles: z.array(role), locked: z.boolean() });
export type User = z.infer<typeof user>;

export const users = {
  'users.list': query({ roles: 'anyone', input: z.object({}), output: z.array(user) }),
  'users.add': command({
    roles: ['administrator'],
    secondPerson: 'never',
    input: z.object({
      id: userId,
      name: z.string().min(1).max(50),
      roles: z.array(role).min(1),
      pin: newPin,
    }),
    output: user,
  }),
  'users.setRoles': command({
    roles: ['administrator'],
    secondPerson: 'never',
    /** A new PIN comes along where somebody gains or loses the right to sign: the old one opens the wrong secret. */
    input: z.object({ id: userId, roles: z.array(role).min(1), pin: newPin.optional() }),
    output: user,
  }),
  /** A forgotten PIN is replaced, with a second person's word; the lock after wrong tries goes with it. */
  'users.resetPin': command({
    roles: ['administrator'],
    secondPerson: 'required',
    input: z.object({ id: userId, pin: newPin }),
    output: user,
  }),
  'session.unlock': command({
    roles: 'anyone',
    secondPerson: 'never',
    input: z.object({ user: userId, pin: z.string().max(128) }),
    output: user,
  }),
  'session.lock': command({
    roles: everyone,
    secondPerson: 'never',
    input: z.object({}),
    output: z.object({}),
  }),
} as const;
