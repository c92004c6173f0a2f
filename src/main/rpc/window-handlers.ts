import type { Status } from '../../shared/contract/status.ts';
import { toBase64 } from '../../shared/gm/bytes.ts';
import type { WriteCore } from '../services/write-core.ts';
import type { Handlers, SessionState } from './handlers.ts';
import { actorOf } from './session.ts';

type WindowName =
  | 'users.setRoles'
  | 'users.resetPin'
  | 'catalogue.usage'
  | 'leases.outlook'
  | 'leases.requests'
  | 'invoices.verify'
  | 'invoices.timeline'
  | 'drafts.list'
  | 'drafts.park'
  | 'drafts.recall'
  | 'orders.get'
  | 'printing.print'
  | 'printing.unresolved'
  | 'printing.resolve'
  | 'home.get'
  | 'settings.display'
  | 'settings.change'
  | 'sync.overview'
  | 'sync.pause';

/** What a day at the window needs. `status` is the one that `status.get` answers. */
export function createWindowHandlers(
  core: () => WriteCore,
  status: (session: SessionState) => Status,
): Pick<Handlers, WindowName> {
  return {
    'users.setRoles': (change, { session }) =>
      core().usersService.setRoles(change, core().keyHolder(actorOf(session).id)),
    'users.resetPin': (reset, { session, approver = '' }) =>
      core().usersService.resetPin({ ...reset, approver }, core().keyHolder(actorOf(session).id)),
    'catalogue.usage': () => core().window.itemUses(),
    'leases.outlook': () => core().window.leaseOutlook(),
    'leases.requests': () => core().window.leaseRequests(),
    'invoices.verify': numbered => core().window.prove(numbered),
    'invoices.timeline': numbered => core().window.timeline(numbered),
    'drafts.list': (_, { session }) => core().window.drafts.list(actorOf(session).id),
    'drafts.park': ({ draft }, { session }) => core().window.drafts.park(actorOf(session).id, draft),
    'drafts.recall': ({ id }, { session }) => ({
      draft: core().window.drafts.recall(actorOf(session).id, id),
    }),
    'orders.get': ({ reference }) => core().window.findOrder(reference),
    'printing.print': async (numbered, { session }) => {
      const { job, pdf } = await core().window.printing.print(numbered, actorOf(session).id);
      const name = `${numbered.code}-${numbered.number}.pdf`;
      return { job, file: pdf === undefined ? null : { name, content: toBase64(pdf) } };
    },
    'printing.unresolved': () => core().window.printing.unresolved(),
    'printing.resolve': ({ id, printed }, { session }) =>
      core().window.printing.resolve(id, printed, actorOf(session).id),
    'home.get': (_, { session }) => core().window.home(status(session)),
    'settings.display': display => core().window.settings.setDisplay(display),
    'settings.change': (change, { session }) => core().window.settings.change(change, actorOf(session).id),
    'sync.overview': () => core().window.syncOverview(),
    'sync.pause': ({ minutes }) => core().window.pauseSync(minutes),
  };
}
