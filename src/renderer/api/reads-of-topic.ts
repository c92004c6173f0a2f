import type { Topic } from '../../shared/contract/events.ts';
import type { ProcedureName } from '../../shared/contract/index.ts';

/** What has to be read again when something changed. Whatever it was, the status bar counts it. */
export const readsOf: Readonly<Record<Topic, readonly ProcedureName[]>> = {
  status: ['status.get'],
  invoices: ['invoices.list', 'invoices.get', 'invoices.file', 'status.get'],
  leases: ['leases.list', 'status.get'],
  users: ['users.list', 'status.get'],
};
