import { beijingIso, type EpochMs, parseBeijingIso } from '../../shared/domain/beijing-time.ts';
import { AppError } from '../../shared/errors.ts';
import type { StoredUser, Users } from '../db/repositories/users.ts';
import { type Credentials, unwrapSecret } from '../signing/pin.ts';
import { createQueue } from './queue.ts';

export interface PinCheck {
  /** The person and what their PIN opens. Throws `pin_wrong` with the tries left, or `pin_locked`. */
  check(credentials: Credentials): Promise<{ readonly user: StoredUser; readonly secret: Uint8Array }>;
}

const maxAttempts = 5;
const lockMinutes = 15;

/** Checks PINs and counts failures in the database, so that a restart gives no fresh tries. */
export function createPinCheck(users: Users, now: () => EpochMs): PinCheck {
  // One at a time: guesses made together would each find the count that none of them has raised yet.
  const queue = createQueue();

  function assertOpen(user: StoredUser): void {
    const until = parseBeijingIso(user.lockedUntil ?? '');
    if (until === undefined || until <= now()) return;
    const minutes = Math.ceil((until - now()) / 60_000);
    throw new AppError(
      'pin_locked',
      `口令输错太多次，${user.name} 暂时锁定。数据没有改动；${minutes} 分钟后再试，或请系统管理员重置口令。`,
      { until: user.lockedUntil },
    );
  }

  function recordFailure(user: StoredUser): AppError {
    const failedAttempts = user.failedAttempts + 1;
    const left = maxAttempts - failedAttempts;
    const lockedUntil = left > 0 ? null : beijingIso(now() + lockMinutes * 60_000);
    users.recordAttempt(user.id, { failedAttempts: left > 0 ? failedAttempts : 0, lockedUntil });
    return new AppError(
      'pin_wrong',
      left > 0
        ? `口令不对，还可再试 ${left} 次。内容已保留，未占号；确认后重输。`
        : `口令不对，已锁定 ${lockMinutes} 分钟。内容已保留，未占号；到时再试，或请系统管理员重置口令。`,
      { left },
    );
  }

  async function check(credentials: Credentials) {
    const user = users.get(credentials.user);
    if (user === undefined)
      throw new AppError('pin_wrong', '没有这个用户，或口令不对。内容已保留；确认用户名和口令后重输。');
    assertOpen(user);
    const secret = await unwrapSecret(user, credentials);
    if (secret === undefined) throw recordFailure(user);
    const fresh = { failedAttempts: 0, lockedUntil: null };
    users.recordAttempt(user.id, fresh);
    return { user: { ...user, ...fresh }, secret };
  }

  return { check: credentials => queue.run(() => check(credentials)) };
}
