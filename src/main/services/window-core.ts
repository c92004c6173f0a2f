import type { Home } from '../../shared/contract/home.ts';
import type { LeaseOutlook, LeaseRequestView } from '../../shared/contract/leases.ts';
import type { Status } from '../../shared/contract/status.ts';
import type { SyncOverview } from '../../shared/contract/sync.ts';
import { beijingDay, type EpochMs } from '../../shared/domain/beijing-time.ts';
import { AppError } from '../../shared/errors.ts';
import type { Gm } from '../../shared/gm/load-gm.ts';
import { type ItemUse, readItemUses } from '../db/repositories/item-uses.ts';
import type { Terminal } from '../db/repositories/terminal.ts';
import type { Store } from '../db/store.ts';
import { createHttpOrderSource, type FoundOrder } from '../platform/orders.ts';
import type { Ports } from '../ports.ts';
import { createDraftsService, type DraftsService } from './drafts.ts';
import type { EventBus } from './event-bus.ts';
import { readHome } from './home.ts';
import { type ProofTick, proveInvoice } from './invoice-proof.ts';
import { readTimeline, type TimelineStep } from './invoice-timeline.ts';
import type { InvoiceViews, Numbered } from './invoice-views.ts';
import { readLeaseOutlook } from './lease-outlook.ts';
import { createPrintingService, type PrintingService } from './printing.ts';
import { createSettingsService, type SettingsService } from './settings.ts';
import { readSyncOverview } from './sync-overview.ts';
import type { SyncSchedule } from './sync-schedule.ts';

/** What a day at the window needs beside issuing itself. */
export interface WindowCore {
  readonly drafts: DraftsService;
  readonly printing: PrintingService;
  readonly settings: SettingsService;
  /** Throws `orders_not_configured`, `orders_unreachable`, `orders_invalid`. */
  findOrder(reference: string): Promise<FoundOrder>;
  home(status: Status): Home;
  leaseOutlook(): readonly LeaseOutlook[];
  leaseRequests(): readonly LeaseRequestView[];
  /** Of the last 30 days. */
  itemUses(): readonly ItemUse[];
  prove(numbered: Numbered): readonly ProofTick[];
  timeline(numbered: Numbered): readonly TimelineStep[];
  syncOverview(): SyncOverview;
  pauseSync(minutes: number): SyncOverview;
}

interface WindowParts {
  readonly gm: Gm;
  readonly store: Store;
  readonly terminal: Terminal;
  readonly views: InvoiceViews;
  readonly events: EventBus;
  readonly ports: Ports;
  readonly schedule: SyncSchedule | undefined;
}

const orderTimeoutSeconds = 10;
const monthMs = 30 * 86_400_000;

export function createWindowCore(parts: WindowParts): WindowCore {
  const { gm, store, terminal, views, events, ports, schedule } = parts;
  const now = (): EpochMs => ports.clock.now();
  const { logger, printer } = ports;
  const settings = createSettingsService({ store, events, now });
  const syncOverview = () => readSyncOverview({ store, epoch: terminal.epoch, now: now(), schedule });
  return {
    settings,
    syncOverview,
    drafts: createDraftsService({ store, events, now }),
    printing: createPrintingService({ store, views, printer, events, logger, now }),
    async findOrder(reference) {
      const { ordersUrl: url } = settings.get();
      if (url !== null)
        return createHttpOrderSource({ url, timeoutSeconds: orderTimeoutSeconds }).find(reference);
      throw new AppError(
        'orders_not_configured',
        '还没有接业务系统，取不了单。已填的内容都在；手工录入，或请系统管理员在设置里填业务系统地址。',
      );
    },
    home: status => readHome(store, status, now()),
    leaseOutlook: () => readLeaseOutlook(store, now()),
    leaseRequests: () => store.leaseRequests.recent(50),
    itemUses: () => readItemUses(store.db, beijingDay(now() - monthMs)),
    prove(numbered) {
      const { invoice, document } = views.find(numbered);
      return proveInvoice({ gm, store, terminal }, invoice, document);
    },
    timeline: numbered => readTimeline(store, views.find(numbered).invoice),
    pauseSync(minutes) {
      schedule?.pause(minutes);
      events.publish({ topic: 'status' });
      return syncOverview();
    },
  };
}
