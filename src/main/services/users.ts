import { randomBytes } from 'node:crypto';
import type { User } from '../../shared/contract/users.ts';
import { beijingIso, type EpochMs, parseBeijingIso } from '../../shared/domain/beijing-time.ts';
import type { Role } from '../../shared/domain/role.ts';
import { AppError } from '../../shared/errors.ts';
import type { StoredUser, UsersReader } from '../db/repositories/users.ts';
import type { Store } from '../db/store.ts';
import { assertStrongPin, wrapSecret } from '../signing/pin.ts';

export interface NewUser {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly pin: string;
}

export interface UsersService {
  list(): readonly User[];
  /** Adds a person. `dataKey` is the caller's, who must have unlocked the signer. */
  add(user: NewUser, by: { readonly actor: string; readonly dataKey: Uint8Array }): Promise<User>;
}

interface UsersParts {
  readonly store: Store;
  readonly now: () => EpochMs;
}

export function createUsersService({ store, now }: UsersParts): UsersService {
  return {
    list: () => listUsers(store.users, now()),
    async add(user, { actor, dataKey }) {
      if (store.users.get(user.id) !== undefined)
        throw new AppError('user_exists', `用户名 ${user.id} 已经有了。没有改动；换一个用户名。`);
      const stored = await wrapUser(user, dataKey);
      const at = beijingIso(now());
      store.commit(() => {
        store.users.add(stored, at);
        store.journal.append({
          type: 'user.added',
          at,
          actor,
          body: { user: user.id, roles: user.roles },
        });
      });
      return toUser(stored, now());
    },
  };
}

/** An auditor changes nothing, so their PIN opens a secret of its own instead of the data key. */
export async function wrapUser(user: NewUser, dataKey: Uint8Array): Promise<StoredUser> {
  assertStrongPin({ user: user.id, pin: user.pin });
  const signs = user.roles.some(role => role !== 'auditor');
  const secret = signs ? dataKey : randomBytes(32);
  const wrapped = await wrapSecret(secret, { user: user.id, pin: user.pin });
  const { id, name, roles } = user;
  return { id, name, roles, ...wrapped, failedAttempts: 0, lockedUntil: null };
}

export function listUsers(users: UsersReader, now: EpochMs): readonly User[] {
  return users.list().map(user => toUser(user, now));
}

export function toUser(user: StoredUser, now: EpochMs): User {
  const until = parseBeijingIso(user.lockedUntil ?? '');
  return { id: user.id, name: user.name, roles: [...user.roles], locked: until !== undefined && until > now };
}
