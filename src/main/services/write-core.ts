import { beijingIso } from '../../shared/domain/beijing-time.ts';
import type { Gm } from '../../shared/gm/load-gm.ts';
import { createTrustJudge } from '../../shared/proof/trust.ts';
import type { WriteDb } from '../db/open.ts';
import type { Terminal } from '../db/repositories/terminal.ts';
import { createStore, type Store } from '../db/store.ts';
import type { InvoicePdf } from '../documents/invoice-pdf.ts';
import { createProvinceGateway } from '../platform/province/gateway.ts';
import type { Ports } from '../ports.ts';
import type { KeyFiles, TerminalKeyPlace } from '../signing/key-files.ts';
import { createSoftwareSigner, type SoftwareSigner } from '../signing/signer.ts';
import { type Batches, createBatches } from './batches.ts';
import { type CatalogueService, createCatalogueService } from './catalogue.ts';
import type { EventBus } from './event-bus.ts';
import { createIssuing, type Issuing } from './issuing.ts';
import { createLeasesService, type LeasesService } from './leases.ts';
import { createPinCheck, type PinCheck } from './pin-check.ts';
import { createQueue } from './queue.ts';
import { createReadCore, type ReadCore } from './read-core.ts';
import { createSync, type Sync } from './sync.ts';
import { createSyncSchedule, type Line } from './sync-schedule.ts';
import { createSynchronise } from './synchronise.ts';
import { createTimeKeeper } from './time-guard.ts';
import { createUsersService, type KeyHolder, type UsersService } from './users.ts';
import { createWindowCore, type WindowCore } from './window-core.ts';

/** Everything an enrolled terminal does. */
export interface WriteCore extends ReadCore {
  readonly store: Store;
  readonly signer: SoftwareSigner;
  readonly terminalKeyPlace: TerminalKeyPlace;
  readonly issuing: Issuing;
  readonly batches: Batches;
  readonly leases: LeasesService;
  readonly catalogueService: CatalogueService;
  readonly usersService: UsersService;
  readonly pinCheck: PinCheck;
  readonly window: WindowCore;
  /** Throws `signer_locked`. */
  keyHolder(actor: string): KeyHolder;
  /** One full round with the platform: catalogue, waiting lease requests, upload. */
  synchronise: Sync['run'];
  line(): Line;
  /** Time may have gone by unnoticed: asks the platform now rather than when it was due. */
  wake(): void;
  close(): Promise<void>;
}

export interface WriteCoreParts {
  readonly gm: Gm;
  readonly db: WriteDb;
  readonly folder: string;
  readonly terminal: Terminal;
  readonly ports: Ports;
  readonly keyFiles: KeyFiles;
  readonly terminalKey: Uint8Array;
  readonly events: EventBus;
  readonly pdf: InvoicePdf;
  readonly missingGlyph: (text: string) => string | undefined;
  readonly signerFailure: string | undefined;
  /** Whether to upload without being asked; a command that ends soon does not. */
  readonly background: boolean;
}

export function createWriteCore(parts: WriteCoreParts): WriteCore {
  const { gm, db, folder, terminal, ports, keyFiles, events } = parts;
  const { clock, logger } = ports;
  const { terminalId, epoch } = terminal;
  const now = () => clock.now();
  const store = createStore(db, gm, terminalId);
  const judge = createTrustJudge(gm, terminal.trust);
  const gateway = createProvinceGateway({
    gm,
    baseUrl: terminal.platformUrl,
    judge,
    terminalId,
    key: gm.signingKey(parts.terminalKey),
    now,
    timeoutSeconds: 20,
  });
  gateway.onContact(createTimeKeeper(store, clock));
  store.results.sendingToUnknown(beijingIso(now()));

  const signer = createSoftwareSigner({
    gm,
    keyFiles,
    certificate: terminal.invoiceCertificate,
    failure: parts.signerFailure,
  });
  const issueQueue = createQueue();
  const uploadQueue = createQueue();
  const common = { gm, judge, store, gateway, events, now };
  const issuing = createIssuing({
    gm,
    store,
    signer,
    clock,
    epoch,
    folder,
    events,
    queue: issueQueue,
    missingGlyph: parts.missingGlyph,
  });
  const leases = createLeasesService({ ...common, terminal, queue: issueQueue });
  const catalogueService = createCatalogueService({ ...common, unitCode: terminal.unitCode });
  const sync = createSync({ ...common, terminalId, epoch, queue: uploadQueue });

  /** Whether this start has compared its journal with the platform's. */
  let compared = false;
  const uploading: Sync['run'] = async options => {
    const report = await sync.run(options);
    compared = true;
    batches.uploaded();
    return report;
  };
  const synchronise = createSynchronise({ catalogue: catalogueService, leases, sync: { run: uploading } });
  const batches = createBatches({
    ...{ store, issuing, events, logger, now },
    upload: () => isAnswered(() => synchronise({ resendObjected: false })),
  });
  /** P6: a folder that was put back is found before more numbers come in. */
  const requestLease: LeasesService['request'] = async order => {
    if (!compared) await uploading({ resendObjected: false });
    return leases.request(order);
  };
  const schedule = parts.background
    ? createSyncSchedule({
        now,
        probe: () => gateway.time({}),
        run: () => synchronise({ resendObjected: false }),
        onChange: () => events.publish({ topic: 'status' }),
        logger,
      })
    : undefined;
  const stopPoking = events.subscribe(({ topic }) => {
    if (topic === 'invoices') schedule?.poke();
  });

  const readCore = createReadCore({ gm, store, terminal, clock, pdf: parts.pdf });
  return {
    ...readCore,
    store,
    signer,
    terminalKeyPlace: keyFiles.terminalKeyPlace(),
    issuing,
    batches,
    leases: { ...leases, request: requestLease },
    catalogueService,
    usersService: createUsersService({ store, events, now }),
    pinCheck: createPinCheck(store.users, now),
    async synchronise(options) {
      try {
        const report = await synchronise(options);
        schedule?.observed(undefined);
        return report;
      } catch (error) {
        schedule?.observed(error);
        throw error;
      }
    },
    line: () => schedule?.line() ?? 'unknown',
    wake: () => schedule?.wake(),
    window: createWindowCore({ gm, store, terminal, views: readCore.views, events, ports, schedule }),
    keyHolder: actor => ({ actor, dataKey: signer.dataKey() }),
    async close() {
      const uploaded = schedule?.stop();
      stopPoking();
      await batches.close();
      await uploaded;
      await issueQueue.idle();
      await uploadQueue.idle();
      signer.lock();
    },
  };
}

/** Whether an upload was answered: acceptances make room under the offline limits, and the fresh head starts the hours anew. */
async function isAnswered(upload: () => Promise<unknown>): Promise<boolean> {
  try {
    await upload();
    return true;
  } catch {
    return false;
  }
}
