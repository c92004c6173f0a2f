import type { VerifyReport } from '../../shared/contract/audit.ts';
import type { CatalogueView } from '../../shared/contract/catalogue.ts';
import type { User } from '../../shared/contract/users.ts';
import { beijingIso } from '../../shared/domain/beijing-time.ts';
import { AppError } from '../../shared/errors.ts';
import { toBase64 } from '../../shared/gm/bytes.ts';
import type { Gm } from '../../shared/gm/load-gm.ts';
import { verifyEvidence } from '../../shared/proof/verify.ts';
import { readEvidence } from '../db/evidence.ts';
import type { Terminal } from '../db/repositories/terminal.ts';
import type { ReadStore } from '../db/store.ts';
import type { InvoicePdf } from '../documents/invoice-pdf.ts';
import { isPracticeRoot } from '../platform/province/first-trust.ts';
import type { Clock } from '../ports.ts';
import { writeBundle } from './audit-bundle.ts';
import { createInvoiceViews, type InvoiceViews } from './invoice-views.ts';
import { readOutsideHead } from './outside-head.ts';
import { listUsers } from './users.ts';

/** What an enrolled terminal can show without writing. */
export interface ReadCore {
  readonly store: ReadStore;
  readonly terminal: Terminal;
  readonly views: InvoiceViews;
  users(): readonly User[];
  catalogue(): CatalogueView;
  /** `head`: JSON text of a signed head held outside the data. */
  verify(head: string | undefined): VerifyReport;
  exportBundle(): { readonly name: string; readonly content: string };
}

export interface ReadCoreParts {
  readonly gm: Gm;
  readonly store: ReadStore;
  readonly terminal: Terminal;
  readonly clock: Clock;
  readonly pdf: InvoicePdf;
}

export function createReadCore({ gm, store, terminal, clock, pdf }: ReadCoreParts): ReadCore {
  const { epoch, trust, terminalId } = terminal;
  return {
    store,
    terminal,
    views: createInvoiceViews({ store, epoch, pdf, practice: isPracticeRoot(trust) }),
    users: () => listUsers(store.users, clock.now()),
    catalogue() {
      const catalogue = store.catalogues.latest();
      if (catalogue === undefined)
        throw new AppError('catalogue_invalid', '还没有基础数据。没有改动；接通平台后先同步一次。');
      const { version, area, unit, kinds, items } = catalogue;
      return {
        version,
        area,
        unit: { code: unit.code, name: unit.name },
        kinds: kinds.map(({ kind, name, organizationCode, zeroItems }) => ({
          kind,
          name,
          organizationCode,
          zeroItems,
        })),
        items: items.map(item => ({ ...item, kinds: [...item.kinds] })),
      };
    },
    verify(head) {
      const report = verifyEvidence(gm, readEvidence(store.db), readOutsideHead(head));
      return { ...report, checks: [...report.checks] };
    },
    exportBundle() {
      const at = beijingIso(clock.now());
      const name = `unit-invoicing-${terminalId.slice(0, 8)}-${at.slice(0, 10)}.zip`;
      return { name, content: toBase64(writeBundle(readEvidence(store.db), at)) };
    },
  };
}
