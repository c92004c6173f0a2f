import type { CatalogueDesk } from './operations/catalogue.ts';
import type { EnrolmentDesk } from './operations/enrol.ts';
import type { LeaseDesk } from './operations/lease-desk.ts';
import type { ReconciliationDesk } from './operations/reconciliation.ts';
import type { UploadDesk } from './operations/uploads.ts';

/** The counters of the platform, one for each group of operations. */
export interface Desks {
  readonly catalogue: CatalogueDesk;
  readonly enrolment: EnrolmentDesk;
  readonly leases: LeaseDesk;
  readonly uploads: UploadDesk;
  readonly reconciliation: ReconciliationDesk;
}
