import { join } from 'node:path';
import { app, type BrowserWindow, dialog, powerMonitor, session } from 'electron';
import { AppError } from '../../../shared/errors.ts';
import { openTrainingDesk, type TrainingDesk } from '../training-desk.ts';
import { registerScheme, servePage } from './app-protocol.ts';
import { channels } from './channels.ts';
import { connectDesk } from './desk-ipc.ts';
import { openDeskWindow } from './desk-window.ts';
import { saveWithDialog } from './downloads.ts';
import { setMenu } from './menu.ts';
import { holdInPlace } from './navigation.ts';
import { refusePermissions } from './permissions.ts';
import { createPrintJobs } from './print-jobs.ts';
import { revivePage } from './revive.ts';
import { openSecrets } from './secrets.ts';
import { printerName, startPlace } from './start-arguments.ts';
import { stopOnFault } from './stop-safely.ts';
import { createWindowPrinter } from './window-printer.ts';

export interface ElectronHostOptions {
  /** Holds `training/` and, in `window/`, what Chromium and the window keep. */
  readonly home: string;
  readonly rendererDir: string;
  readonly preload: string;
}

/** The desk in a window of its own. Must be called before Electron is ready; one program a person and folder. */
export async function startElectronHost({ home, rendererDir, preload }: ElectronHostOptions): Promise<void> {
  let window: BrowserWindow | undefined;
  let training: TrainingDesk | undefined;
  const close = async () => {
    const open = training;
    training = undefined;
    await open?.close();
  };
  app.enableSandbox();
  registerScheme();
  app.setPath('userData', join(home, 'window'));
  if (!app.requestSingleInstanceLock()) return app.quit();
  stopOnFault({ logger: () => training?.logger, close });
  app.on('web-contents-created', (_event, contents) => holdInPlace(contents));
  app.on('second-instance', (_event, args) => {
    const place = startPlace(args);
    if (place !== undefined) window?.webContents.send(channels.event, { topic: 'go', place });
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  quitAfter(close);

  await app.whenReady();
  setMenu({ quit: () => app.quit() });
  refusePermissions(session.defaultSession);
  saveWithDialog(session.defaultSession);
  const jobs = createPrintJobs();
  servePage(session.defaultSession, { rendererDir, jobs });
  try {
    const printer = createWindowPrinter({ jobs, deviceName: printerName(process.argv) });
    const ports = { printer, secrets: await openSecrets(process.platform) };
    training = await openTrainingDesk({ home, host: 'electron', ports });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    dialog.showErrorBox('单位开票台没有打开', error.message);
    return app.exit(1);
  }
  const { desk, logger } = training;
  connectDesk(desk, () => window?.webContents);
  powerMonitor.on('resume', () => desk.wake());
  window = openDeskWindow({
    preload,
    stateFile: join(home, 'window', 'window.json'),
    fragment: startPlace(process.argv),
  });
  window.on('session-end', () => void close());
  powerMonitor.on('shutdown', quitBeforeShutdown);
  revivePage(window.webContents, logger, giveUp);
  window.on('closed', () => {
    window = undefined;
  });
}

/** The system waits for us where it can: whatever is being issued is finished first. */
function quitBeforeShutdown(event?: { preventDefault(): void }): void {
  event?.preventDefault();
  app.quit();
}

function giveUp(): void {
  dialog.showErrorBox(
    '窗口一再关闭',
    '窗口在一分钟里几次自己关闭。已开具的票据都在本机，没有改动；重新打开开票台，仍不行请系统管理员查看 logs 文件夹。',
  );
  app.quit();
}

/** Quitting waits until the core has let go of the folder. */
function quitAfter(close: () => Promise<void>): void {
  let closed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', event => {
    if (closed) return;
    event.preventDefault();
    void close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}
