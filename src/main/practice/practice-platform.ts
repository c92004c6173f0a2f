import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beijingIso } from '../../shared/domain/beijing-time.ts';
import { loadGm } from '../../shared/gm/load-gm.ts';
import type { LeaseAnswer } from '../../shared/protocol/grant.ts';
import { assetsFolder } from '../assets-folder.ts';
import { lockInstance } from '../db/instance-lock.ts';
import { migrate } from '../db/migrate.ts';
import { openForWriting, type WriteDb } from '../db/open.ts';
import type { Clock, Logger, PracticePlace } from '../ports.ts';
import { createCertificateAuthority } from './authority/certificate-authority.ts';
import { createKeyFiles } from './authority/key-files.ts';
import { createBusinessOrders } from './business-orders.ts';
import type { Desks } from './desks.ts';
import { createAuthentication } from './http/authentication.ts';
import { listenOnLoopback } from './http/listen.ts';
import { createPracticeServer } from './http/practice-server.ts';
import { createSignedAnswers } from './http/signed-answers.ts';
import { platformMigrations } from './migrations/index.ts';
import { createCatalogueDesk } from './operations/catalogue.ts';
import { createEnrolmentDesk } from './operations/enrol.ts';
import { createLeaseDesk } from './operations/lease-desk.ts';
import { createReconciliationDesk } from './operations/reconciliation.ts';
import { createUploadDesk } from './operations/uploads.ts';
import { createPlatformDeps, type PlatformDeps } from './platform-deps.ts';
import { practicePlace } from './practice-place.ts';
import { createNonces } from './store/nonces.ts';
import { announceService, withdrawService } from './store/service.ts';
import { createSettings } from './store/settings.ts';

export interface PracticeOptions {
  readonly dataDir: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger?: Logger | undefined;
  /** Folder of the shipped catalogue, faces and seals. */
  readonly assets?: string | undefined;
}

/** 演练平台: a provincial platform on loopback with its own database. */
export interface PracticePlatform {
  /** Starts it, on the port of the last time unless another is asked for, and offers an unused enrolment code. */
  start(options?: { readonly port?: number | undefined }): Promise<PracticePlace>;
  stop(): Promise<void>;
  /** These need it to run. */
  makeCode(): string;
  setFault(name: string, on: boolean): readonly string[];
  publishCatalogue(): number;
  decideLease(requestId: string, decision: 'grant' | 'refuse', words?: string): LeaseAnswer;
}

interface Running {
  readonly place: PracticePlace;
  readonly platform: PlatformDeps;
  readonly desks: Desks;
  readonly verificationUrl: string;
  stop(): Promise<void>;
}

export function createPracticePlatform(options: PracticeOptions): PracticePlatform {
  let running: Running | undefined;

  function whileRunning(): Running {
    if (running === undefined) throw new Error('the practice platform is not running');
    return running;
  }

  return {
    async start({ port } = {}) {
      running ??= await startPractice(options, port);
      return running.place;
    },
    async stop() {
      const stopping = running;
      running = undefined;
      await stopping?.stop();
    },
    makeCode: () => whileRunning().desks.enrolment.makeCode(),
    setFault(name, on) {
      const { faults } = whileRunning().platform;
      faults.set(name, on);
      return faults.list();
    },
    publishCatalogue() {
      const { desks, verificationUrl } = whileRunning();
      return desks.catalogue.publish(verificationUrl);
    },
    decideLease: (requestId, decision, words) =>
      whileRunning().desks.leases.decide(requestId, decision, words),
  };
}

async function startPractice(options: PracticeOptions, port: number | undefined): Promise<Running> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  chmodSync(options.dataDir, 0o700);
  const lock = lockInstance(options.dataDir, 'practice');
  try {
    const db = openForWriting(join(options.dataDir, 'platform.db'));
    try {
      const running = await serve(options, db, port);
      return {
        ...running,
        async stop() {
          await running.stop();
          db.close();
          lock.release();
        },
      };
    } catch (cause) {
      db.close();
      throw cause;
    }
  } catch (cause) {
    lock.release();
    throw cause;
  }
}

async function serve(options: PracticeOptions, db: WriteDb, port: number | undefined): Promise<Running> {
  migrate(db, platformMigrations);
  const gm = await loadGm();
  const now = () => options.clock.now();
  const keys = createKeyFiles(gm, join(options.dataDir, 'keys'));
  const platform = createPlatformDeps({
    gm,
    db,
    now,
    authority: createCertificateAuthority({ gm, keys, now }),
  });
  const assets = options.assets ?? assetsFolder;
  const desks = createDesks(platform, assets);
  const settings = createSettings(db);
  const instance = randomUUID();
  const server = createPracticeServer({
    platform,
    desks,
    authentication: createAuthentication({ ...platform, nonces: createNonces(db) }),
    sendSigned: createSignedAnswers(platform),
    openApi: readFileSync(join(assets, 'protocol/openapi.json')),
    orders: createBusinessOrders(assets),
    logger: options.logger,
    faults: platform.faults,
    instance,
    publishCatalogue: () => desks.catalogue.publish(`${url}/verify`),
  });
  const url = await listenOnLoopback(server, { wanted: port, remembered: settings.port() });
  const verificationUrl = `${url}/verify`;
  try {
    settings.keepPort(Number(new URL(url).port));
    desks.catalogue.publishIfChanged(verificationUrl);
    announceService(db, { url, pid: process.pid, instance }, beijingIso(platform.now()));
  } catch (cause) {
    await server.close();
    throw cause;
  }
  const { unit, point } = practicePlace;
  return {
    place: { url, root: platform.authority.rootPem, code: desks.enrolment.offerCode(), unit, point },
    platform,
    desks,
    verificationUrl,
    async stop() {
      await server.close();
      withdrawService(db);
    },
  };
}

function createDesks(platform: PlatformDeps, assets: string): Desks {
  const catalogue = createCatalogueDesk({ ...platform, assets });
  return {
    catalogue,
    enrolment: createEnrolmentDesk(platform),
    leases: createLeaseDesk(platform, catalogue),
    uploads: createUploadDesk(platform, catalogue),
    reconciliation: createReconciliationDesk(platform),
  };
}
