import { capitals } from '../../shared/domain/capitals.ts';
import { fromBase64 } from '../../shared/gm/bytes.ts';
import { outcomeError } from '../services/issuing.ts';
import { toUser } from '../services/users.ts';
import type { WriteCore } from '../services/write-core.ts';
import type { CallContext, Handlers, SessionState } from './handlers.ts';
import { actorOf } from './session.ts';

type WriteName =
  | 'session.unlock'
  | 'session.lock'
  | 'users.add'
  | 'catalogue.update'
  | 'leases.request'
  | 'invoices.check'
  | 'invoices.issue'
  | 'invoices.issueFile'
  | 'sync.run';

/** What changes an enrolled terminal. `core` throws `not_enrolled` before there is one. */
export function createWriteHandlers(core: () => WriteCore): Pick<Handlers, WriteName> {
  return {
    'session.unlock': ({ user, pin }, { session }) => unlock(core(), { user, pin }, session),
    'session.lock': (_, { session }) => {
      session.user = undefined;
      return {};
    },
    'users.add': (user, { session }) => core().usersService.add(user, core().keyHolder(actorOf(session).id)),
    'catalogue.update': () => core().catalogueService.update(),
    'leases.request': (order, { session }) => core().leases.request({ ...order, actor: actorOf(session).id }),
    'invoices.check': ({ draft: text }) => {
      const { draft, problems } = core().issuing.check(text);
      const totalFen = draft?.totalFen ?? null;
      return { problems, totalFen, capitals: totalFen === null ? null : capitals(totalFen) };
    },
    'invoices.issue': async ({ draft }, context) => issueOne(core(), draft, context),
    'invoices.issueFile': ({ name, content }, { session }) =>
      core().batches.issueFile({ name, bytes: fromBase64(content) }, actorOf(session)),
    'sync.run': () => core().synchronise({ resendObjected: true }),
  };
}

export async function unlock(
  { pinCheck, signer }: Pick<WriteCore, 'pinCheck' | 'signer'>,
  credentials: { readonly user: string; readonly pin: string },
  session: SessionState,
): Promise<NonNullable<SessionState['user']>> {
  const { user, secret } = await pinCheck.check(credentials);
  if (user.roles.some(role => role !== 'auditor') && signer.state() === 'locked') signer.unlock(secret);
  session.user = toUser(user, 0);
  return session.user;
}

async function issueOne(
  { issuing, views }: WriteCore,
  draft: Parameters<WriteCore['issuing']['check']>[0],
  { session }: CallContext,
) {
  const [outcome] = await issuing.issue([draft], actorOf(session));
  if (outcome === undefined) throw new TypeError('one draft, no outcome');
  if (outcome.status !== 'issued' && outcome.status !== 'same') throw outcomeError(outcome);
  return { status: outcome.status, invoice: views.view(outcome.invoice) };
}
