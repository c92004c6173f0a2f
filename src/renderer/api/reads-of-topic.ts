import type { DeskEvent } from '../../shared/contract/events.ts';
import type { ProcedureName } from '../../shared/contract/index.ts';

/** What has to be read again when something changed. Whatever it was, the status bar counts it. */
export const readsOf: Readonly<Record<Exclude<DeskEvent['topic'], 'go'>, readonly ProcedureName[]>> = {
  status: ['status.get', 'sync.overview', 'home.get', 'batches.list', 'batches.get'],
  invoices: [
    'invoices.list',
    'invoices.get',
    'invoices.file',
    'invoices.timeline',
    'invoices.verify',
    'catalogue.usage',
    'leases.list',
    'leases.outlook',
    'sync.overview',
    'home.get',
    'status.get',
  ],
  leases: ['leases.list', 'leases.requests', 'leases.outlook', 'home.get', 'status.get'],
  users: ['users.list', 'status.get'],
  prints: ['printing.unresolved', 'invoices.get', 'invoices.timeline', 'home.get'],
  settings: ['settings.get', 'leases.outlook', 'status.get'],
  drafts: ['drafts.list'],
  batch: ['batches.list', 'batches.get', 'batches.rows', 'home.get'],
};

/** What a command of one's own changes that no event tells, or tells only some time later. */
export const readsAfter: Readonly<Partial<Record<ProcedureName, readonly ProcedureName[]>>> = {
  'leases.request': ['leases.requests', 'leases.outlook', 'leases.list', 'home.get'],
  'sync.run': ['sync.overview', 'leases.requests', 'home.get'],
  'sync.pause': ['sync.overview'],
  'batches.check': ['batches.list', 'home.get'],
  'batches.merge': ['batches.list', 'batches.get', 'batches.rows', 'home.get'],
  'batches.start': ['batches.list', 'batches.get', 'home.get'],
  'batches.pause': ['batches.list', 'batches.get', 'home.get'],
};
