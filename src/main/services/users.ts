import { randomBytes } from 'node:crypto';
import type { User } from '../../shared/contract/users.ts';
import { beijingIso, type EpochMs, parseBeijingIso } from '../../shared/domain/beijing-time.ts';
import type { Role } from '../../shared/domain/role.ts';
import { AppError } from '../../shared/errors.ts';
import type { NewEntry } from '../db/repositories/journal.ts';
import type { StoredUser, UsersReader } from '../db/repositories/users.ts';
import type { Store } from '../db/store.ts';
import { assertStrongPin, wrapSecret } from '../signing/pin.ts';
import type { EventBus } from './event-bus.ts';

export interface NewUser {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly pin: string;
}

export interface UsersService {
  list(): readonly User[];
  /** Adds a person. `dataKey` is the caller's, who must have unlocked the signer. */
  add(user: NewUser, by: KeyHolder): Promise<User>;
  /** Throws `input_invalid` without a new PIN where the right to sign is gained or lost, or for the last administrator. */
  setRoles(change: RoleChange, by: KeyHolder): Promise<User>;
  resetPin(reset: PinReset, by: KeyHolder): Promise<User>;
}

/** Whoever changes people has unlocked the signer, so that the data key can be wrapped for them. */
export interface KeyHolder {
  readonly actor: string;
  readonly dataKey: Uint8Array;
}

export interface RoleChange {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly pin?: string | undefined;
}

export interface PinReset {
  readonly id: string;
  readonly pin: string;
  /** The second person. */
  readonly approver: string;
}

interface UsersParts {
  readonly store: Store;
  readonly events: EventBus;
  readonly now: () => EpochMs;
}

export function createUsersService({ store, events, now }: UsersParts): UsersService {
  function find(id: string): StoredUser {
    const user = store.users.get(id);
    if (user === undefined) throw new AppError('not_found', `没有用户 ${id}。没有改动；核对用户名。`);
    return user;
  }

  function replace(user: StoredUser, entry: Pick<NewEntry, 'type' | 'actor' | 'body'>): User {
    store.commit(() => {
      store.users.replace(user);
      store.journal.append({ ...entry, at: beijingIso(now()) });
    });
    events.publish({ topic: 'users' });
    return toUser(user, now());
  }

  function assertAdministratorLeft({ id, roles }: RoleChange): void {
    const others = store.users.list().filter(user => user.id !== id);
    if (roles.includes('administrator') || others.some(user => user.roles.includes('administrator'))) return;
    throw new AppError('input_invalid', '这是最后一位系统管理员。没有改动；先让另一位担任系统管理员。');
  }

  return {
    async setRoles(change, { actor, dataKey }) {
      const user = find(change.id);
      assertAdministratorLeft(change);
      const crosses = maySign(user.roles) !== maySign(change.roles);
      if (crosses && change.pin === undefined)
        throw new AppError('input_invalid', '审计员与其他角色互换时要设新口令。没有改动；同时设一个新口令。');
      const { id, name } = user;
      const replaced =
        change.pin === undefined
          ? { ...user, roles: change.roles }
          : await wrapUser({ id, name, roles: change.roles, pin: change.pin }, dataKey);
      return replace(replaced, { type: 'user.changed', actor, body: { user: id, roles: change.roles } });
    },
    async resetPin({ id, pin, approver }, { actor, dataKey }) {
      const { name, roles } = find(id);
      const replaced = await wrapUser({ id, name, roles, pin }, dataKey);
      return replace(replaced, { type: 'pin.reset', actor, body: { user: id, approver } });
    },
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
      events.publish({ topic: 'users' });
      return toUser(stored, now());
    },
  };
}

/** An auditor changes nothing, so their PIN opens a secret of its own instead of the data key. */
export async function wrapUser(user: NewUser, dataKey: Uint8Array): Promise<StoredUser> {
  assertStrongPin({ user: user.id, pin: user.pin });
  const secret = maySign(user.roles) ? dataKey : randomBytes(32);
  const wrapped = await wrapSecret(secret, { user: user.id, pin: user.pin });
  const { id, name, roles } = user;
  return { id, name, roles, ...wrapped, failedAttempts: 0, lockedUntil: null };
}

/** Everybody but a pure auditor opens the invoice key with their PIN. */
export function maySign(roles: readonly Role[]): boolean {
  return roles.some(role => role !== 'auditor');
}

export function listUsers(users: UsersReader, now: EpochMs): readonly User[] {
  return users.list().map(user => toUser(user, now));
}

export function toUser(user: StoredUser, now: EpochMs): User {
  const until = parseBeijingIso(user.lockedUntil ?? '');
  return { id: user.id, name: user.name, roles: [...user.roles], locked: until !== undefined && until > now };
}
