import type { Role } from '../../../shared/domain/role.ts';
import type { ReadDb, WriteDb } from '../open.ts';

export interface StoredUser {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly salt: Uint8Array;
  /** The data key of the invoice key under this person's PIN; for an auditor a random secret that opens nothing. */
  readonly wrapped: Uint8Array;
  readonly failedAttempts: number;
  /** ISO time, or null. */
  readonly lockedUntil: string | null;
}

export interface UsersReader {
  list(): readonly StoredUser[];
  get(id: string): StoredUser | undefined;
}

export interface Users extends UsersReader {
  add(user: StoredUser, addedAt: string): void;
  /** Roles and what the PIN opens; a lock after wrong tries goes with the old PIN. */
  replace(user: StoredUser): void;
  recordAttempt(id: string, attempt: Pick<StoredUser, 'failedAttempts' | 'lockedUntil'>): void;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly roles: string;
  readonly pin_salt: Uint8Array;
  readonly wrapped_key: Uint8Array;
  readonly failed_attempts: number;
  readonly locked_until: string | null;
}

export function createUsersReader(db: ReadDb): UsersReader {
  const list = db.prepare<[], Row>('SELECT * FROM users ORDER BY added_at, id');
  const get = db.prepare<[string], Row>('SELECT * FROM users WHERE id = ?');
  return {
    list: () => list.all().map(toUser),
    get(id) {
      const row = get.get(id);
      return row === undefined ? undefined : toUser(row);
    },
  };
}

export function createUsers(db: WriteDb): Users {
  const insert = db.prepare(
    'INSERT INTO users (id, name, roles, pin_salt, wrapped_key, added_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const replace = db.prepare(
    'UPDATE users SET name = ?, roles = ?, pin_salt = ?, wrapped_key = ?, failed_attempts = 0, locked_until = NULL WHERE id = ?',
  );
  const attempt = db.prepare('UPDATE users SET failed_attempts = ?, locked_until = ? WHERE id = ?');
  return {
    ...createUsersReader(db),
    add(user, addedAt) {
      insert.run(user.id, user.name, user.roles.join(','), user.salt, user.wrapped, addedAt);
    },
    replace(user) {
      replace.run(user.name, user.roles.join(','), user.salt, user.wrapped, user.id);
    },
    recordAttempt(id, { failedAttempts, lockedUntil }) {
      attempt.run(failedAttempts, lockedUntil, id);
    },
  };
}

function toUser(row: Row): StoredUser {
  return {
    id: row.id,
    name: row.name,
    roles: row.roles.split(',') as Role[],
    salt: row.pin_salt,
    wrapped: row.wrapped_key,
    failedAttempts: row.failed_attempts,
    lockedUntil: row.locked_until,
  };
}
