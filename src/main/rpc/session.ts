import { AppError } from '../../shared/errors.ts';
import type { Actor } from '../services/issuing.ts';
import type { SessionState } from './handlers.ts';

/** Who acts in this session; with nobody else named they stand on the face as 收款人 and 复核人. Throws `session_required`. */
export function actorOf({ user }: SessionState): Actor {
  if (user === undefined)
    throw new AppError('session_required', '还没有登录。没有占用号码；输入口令后再做。');
  return { id: user.id, defaults: { handler: user.name, checker: user.name } };
}
