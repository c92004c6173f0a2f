import { contract, isProcedureName, type ProcedureName } from '../../shared/contract/index.ts';
import type { Procedure } from '../../shared/contract/procedure.ts';
import type { Approval, Reply, Transport } from '../../shared/contract/transport.ts';
import type { User } from '../../shared/contract/users.ts';
import { AppError } from '../../shared/errors.ts';
import type { CallContext, Handlers, SessionState } from './handlers.ts';

export interface DispatcherParts {
  /** Fewer than all where the folder is open for reading only. */
  readonly handlers: Partial<Handlers>;
  /** Whoever is signed in as they are now; `undefined` when they are no more. */
  readonly personNow: (id: string) => User | undefined;
  /** Checks a second person's PIN; throws what the PIN check throws. */
  readonly checkPerson: (approval: Approval) => Promise<User>;
  readonly reportBug: (error: unknown, name: string) => void;
}

/**
 * The one way into the core: finds the procedure by its own name, holds the caller to its roles and second person,
 * parses input and output, and turns what is thrown into a reply.
 */
export function createDispatcher(parts: DispatcherParts): (session: SessionState) => Transport {
  return session => async (name, input, approval) => {
    try {
      return { ok: true, value: await dispatch(parts, { name, input, approval, session }) };
    } catch (error) {
      return toReply(error, () => parts.reportBug(error, name));
    }
  };
}

interface Call {
  readonly name: string;
  readonly input: unknown;
  readonly approval: Approval | undefined;
  readonly session: SessionState;
}

async function dispatch(parts: DispatcherParts, { name, input, approval, session }: Call): Promise<unknown> {
  if (!isProcedureName(name))
    throw new AppError('not_found', `没有名为 ${name.slice(0, 50)} 的操作。没有改动任何数据。`);
  // Roles that were taken away are gone at once, also in a window that is open.
  if (session.user !== undefined) session.user = parts.personNow(session.user.id);
  const procedure: Procedure = contract[name];
  assertAudience(procedure, session);
  const parsed = procedure.input.safeParse(input);
  if (!parsed.success)
    throw new AppError('input_invalid', '内容的格式不对。没有改动任何数据；改正后再试。', {
      issues: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    });
  const approver = await checkSecondPerson(parts, procedure, { approval, session });
  const result = await run(parts.handlers, name, parsed.data, { session, approver });
  return procedure.output.parse(result);
}

function assertAudience({ roles }: Procedure, { user }: SessionState): void {
  if (roles === 'anyone') return;
  if (user === undefined)
    throw new AppError('session_required', '还没有登录，或已锁定。没有改动任何数据；输入口令后再做。');
  if (!user.roles.some(role => roles.includes(role)))
    throw new AppError('forbidden', `${user.name} 没有做这件事的角色。没有改动任何数据；请有权限的人来做。`, {
      roles,
    });
}

async function checkSecondPerson(
  { checkPerson }: DispatcherParts,
  { secondPerson }: Procedure,
  { approval, session }: Pick<Call, 'approval' | 'session'>,
): Promise<string | undefined> {
  if (secondPerson === 'never') return undefined;
  if (approval === undefined)
    throw new AppError(
      'second_person_required',
      '这件事要第二个人输入口令。没有改动任何数据；请复核人来确认。',
    );
  if (approval.user === session.user?.id)
    throw new AppError('second_person_required', '复核人不能是本人。没有改动任何数据；请另一个人确认。');
  return (await checkPerson(approval)).id;
}

function run(
  handlers: Partial<Handlers>,
  name: ProcedureName,
  input: unknown,
  context: CallContext,
): unknown {
  const handler = handlers[name] as ((input: unknown, context: CallContext) => unknown) | undefined;
  if (handler === undefined)
    throw new AppError('forbidden', '这个文件夹是只读打开的。没有改动任何数据；在可写的窗口里做。');
  return handler(input, context);
}

function toReply(error: unknown, reportBug: () => void): Reply {
  if (error instanceof AppError) {
    const { code, message, details } = error;
    return { ok: false, error: details === undefined ? { code, message } : { code, message, details } };
  }
  reportBug();
  return {
    ok: false,
    error: {
      code: 'internal',
      message: '程序出了错，这一步没有做完。已开的票据不受影响；再试一次，仍不行就把日志交给系统管理员。',
    },
  };
}
