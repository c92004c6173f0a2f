import { join } from 'node:path';
import { topics } from '../../shared/contract/events.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { EnrolTerminal } from '../../shared/contract/terminal.ts';
import { AppError } from '../../shared/errors.ts';
import { equalBytes } from '../../shared/gm/bytes.ts';
import type { Gm } from '../../shared/gm/load-gm.ts';
import { decodePem } from '../../shared/gm/pem.ts';
import type { WriteDb } from '../db/open.ts';
import { keepSettings, readSettings } from '../db/repositories/settings.ts';
import { movePlatform, readTerminal, type Terminal } from '../db/repositories/terminal.ts';
import { createFonts } from '../documents/fonts/fonts.ts';
import { createInvoicePdf } from '../documents/invoice-pdf.ts';
import { isPracticeRoot } from '../platform/province/first-trust.ts';
import type { Ports } from '../ports.ts';
import type { SessionState } from '../rpc/handlers.ts';
import { unlock } from '../rpc/write-handlers.ts';
import { enrolTerminal } from '../services/enrolment.ts';
import type { EventBus } from '../services/event-bus.ts';
import { createQueue } from '../services/queue.ts';
import { createWriteCore, type WriteCore } from '../services/write-core.ts';
import { createKeyFiles } from '../signing/key-files.ts';
import { selfTest } from '../signing/self-test.ts';

export interface TerminalCoreParts {
  readonly dataDir: string;
  readonly ports: Ports;
  readonly background: boolean;
  readonly gm: Gm;
  readonly db: WriteDb;
  readonly events: EventBus;
}

/** The services of a folder, before and after it becomes a terminal. */
export interface TerminalCore {
  current(): WriteCore | undefined;
  /** Throws `not_enrolled`. */
  enrolled(): WriteCore;
  /** Throws `already_enrolled` and what enrolling throws. */
  enrol(input: EnrolTerminal, session: SessionState): Promise<OutputOf<'terminal.enrol'>>;
}

export async function openTerminalCore(parts: TerminalCoreParts): Promise<TerminalCore> {
  const { dataDir, ports, gm, db, events } = parts;
  const fonts = createFonts({ folders: [join(dataDir, 'fonts')] });
  const pdf = createInvoicePdf({ fonts });
  const keyFiles = createKeyFiles(join(dataDir, 'keys'), gm, ports.secrets);
  const shared = { ...parts, folder: dataDir, keyFiles, pdf, signerFailure: selfTest(gm) };
  const open = async (terminal: Terminal): Promise<WriteCore> => {
    const terminalKey = await keyFiles.loadTerminalKey();
    return createWriteCore({ ...shared, terminal, terminalKey, missingGlyph: fonts.missingGlyph });
  };

  const stored = readTerminal(db);
  let core = stored === undefined ? undefined : await open(await followPractice(stored, ports, db));
  /** One at a time: a second one must find the first done, not write its keys over the first one's. */
  const enrolments = createQueue();

  async function enrol(input: EnrolTerminal, session: SessionState): Promise<OutputOf<'terminal.enrol'>> {
    if (core !== undefined)
      throw new AppError('already_enrolled', '这个文件夹已经开通过。没有改动任何数据；换一个文件夹再开通。');
    const terminal = await enrolTerminal(input, { db, gm, keyFiles, ports });
    if (input.platform.mode === 'practice')
      keepSettings(db, { ordersUrl: practiceOrders(terminal.platformUrl) });
    core = await open(terminal);
    const { id, pin } = input.administrator;
    await unlock(core, { user: id, pin }, session);
    await core.synchronise({ resendObjected: false });
    // A window that asked before has answers of a desk that was nobody's.
    for (const topic of topics) events.publish({ topic });
    const { terminalId, unitName, placeName: pointName, trust } = terminal;
    const catalogueVersion = core.store.catalogues.latest()?.version ?? 0;
    return { terminalId, unitName, pointName, practice: isPracticeRoot(trust), catalogueVersion };
  }

  return {
    current: () => core,
    enrolled() {
      if (core !== undefined) return core;
      throw new AppError('not_enrolled', '这台终端还没有开通。没有改动任何数据；先完成开通（init）。');
    },
    enrol: (input, session) => enrolments.run(() => enrol(input, session)),
  };
}

/** The embedded practice platform may listen on another port than last time; it is the same one if its root is. */
async function followPractice(terminal: Terminal, { practice }: Ports, db: WriteDb): Promise<Terminal> {
  if (practice === undefined || !isPracticeRoot(terminal.trust)) return terminal;
  const { url, root } = await practice();
  const [der] = decodePem('CERTIFICATE', root);
  if (der === undefined || !equalBytes(der, terminal.trust.root.der) || url === terminal.platformUrl)
    return terminal;
  movePlatform(db, url);
  if (readSettings(db).ordersUrl === practiceOrders(terminal.platformUrl))
    keepSettings(db, { ordersUrl: practiceOrders(url) });
  return { ...terminal, platformUrl: url };
}

/** The business system that stands in for a real one while practising. */
function practiceOrders(platformUrl: string): string {
  return new URL('/practice/orders', platformUrl).href;
}
