import { z } from 'zod';
import { MalformedError } from '../../../shared/gm/malformed.ts';
import { PlatformRefusal } from '../platform-refusal.ts';

/** Anything thrown while a request is answered, as what the sender is told: what cannot be read is theirs, the rest is ours. */
export function asRefusal(error: unknown): PlatformRefusal {
  if (error instanceof PlatformRefusal) return error;
  if (error instanceof z.ZodError || error instanceof MalformedError || error instanceof SyntaxError)
    return new PlatformRefusal('malformed', '请求的写法不合协议。没有办理。', { cause: error });
  // Errors of the server itself: too large, another content type.
  if (error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500)
    return new PlatformRefusal('malformed', `请求的写法不合协议：${error.message}。没有办理。`);
  return new PlatformRefusal('internal', '演练平台内部出错。没有办理；稍后再试。', { cause: error });
}
