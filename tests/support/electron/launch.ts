import type { ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Application, startApplication } from './application.ts';
import { createWindowPage } from './window-page.ts';
import type {
  Command,
  Downloaded,
  Forged,
  MenuEntry,
  NativeDialog,
  PowerEvent,
  Printed,
  Report,
  Settings,
  WindowChange,
  WindowState,
} from './wire.ts';

export interface StandInOptions extends Partial<Omit<Settings, 'scratch'>> {
  /** The bundle of the main process. */
  readonly main: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What a native dialog is answered with; by default it is cancelled. */
  readonly answer?: (dialog: NativeDialog) => unknown;
}

/** What has left the application for the desktop around it. */
interface Records {
  readonly dialogs: NativeDialog[];
  readonly printed: Printed[];
  readonly downloads: Downloaded[];
  /** Addresses that a page asked for and nobody answered. */
  readonly blocked: string[];
  /** Windows that a page has opened because the host let it. */
  readonly popups: string[];
  /** Addresses given to the system to open. */
  readonly external: string[];
}

export interface StandIn extends Readonly<Records> {
  readonly process: ChildProcess;
  /** What the main process has printed, line by line, errors included. */
  readonly lines: readonly string[];
  readonly userData: string;
  /** Resolves with the exit code once the process has ended by itself. */
  readonly ended: Promise<number | null>;
  /** The first window's page as it is now; after a crash and reload, the new one. */
  page(): Promise<Page>;
  windows(): Promise<readonly WindowState[]>;
  answerDialogs(answer: (dialog: NativeDialog) => unknown): void;
  /** `true` where the host has asked the system to wait. */
  emitPower(event: PowerEvent): Promise<boolean>;
  /** Windows ends the person's session; `true` where the host has asked it to wait. */
  endSession(): Promise<boolean>;
  crashRenderer(): Promise<void>;
  /** What a person does to the first window's frame. */
  changeWindow(change: WindowChange): Promise<void>;
  closeWindow(): Promise<void>;
  menu(): Promise<readonly MenuEntry[]>;
  /** Chooses an item by its labels, roles or ids from the top. */
  clickMenu(...path: readonly string[]): Promise<void>;
  /** Sends what a page could send only if it were in somebody else's hands. Resolves with the handler's result. */
  forge(message: Forged): Promise<unknown>;
  /** Starts the same application on the same folder once more and waits for its end. */
  secondInstance(
    args: readonly string[],
  ): Promise<{ readonly code: number | null; readonly lines: readonly string[] }>;
  /** As a power cut does it. */
  kill(): Promise<void>;
  /** Asks the application to quit and waits for it. */
  close(): Promise<void>;
}

/** Starts a main process on the stand-in, as its own process. Folders that were not given are gone when it has ended. */
export async function launchStandIn(options: StandInOptions): Promise<StandIn> {
  const scratch = mkdtempSync(join(tmpdir(), 'stand-in-'));
  const { main, args = [], env = {}, userData = join(scratch, 'data') } = options;
  const { packaged = true, secretStore = 'gnome_libsecret' } = options;
  const settings: Settings = { scratch, userData, packaged, secretStore };
  const application = startApplication({ main, args, env, settings });
  const { lines, ended, tell } = application;
  const windowPage = createWindowPage(application);
  const { records, answerDialogs } = record(application, options.answer ?? cancel);
  const ask = async <T>(command: Command) => (await tell(command)) as T;

  async function finish(): Promise<void> {
    await ended;
    await windowPage.disconnect();
    // The browser may still be writing its last.
    await rm(scratch, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }

  return {
    ...records,
    process: application.process,
    lines,
    userData,
    ended,
    page: windowPage.get,
    windows: () => ask({ do: 'windows' }),
    answerDialogs,
    emitPower: event => ask({ do: 'power', event }),
    endSession: () => ask({ do: 'session-end' }),
    crashRenderer: () => ask({ do: 'crash' }),
    changeWindow: change => ask({ do: 'change-window', change }),
    closeWindow: () => ask({ do: 'close-window' }),
    menu: () => ask({ do: 'menu' }),
    clickMenu: (...path) => ask({ do: 'click-menu', path }),
    forge: forged => ask({ do: 'forge', forged }),
    async secondInstance(more) {
      const second = startApplication({ main, args: more, env, settings });
      return { code: await second.ended, lines: second.lines };
    },
    async kill() {
      application.process.kill('SIGKILL');
      await finish();
    },
    async close() {
      // It ends instead of answering.
      tell({ do: 'quit' }).catch(() => undefined);
      await finish();
    },
  };
}

function record({ onReport, tell }: Application, first: (dialog: NativeDialog) => unknown) {
  const records: Records = { dialogs: [], printed: [], downloads: [], blocked: [], popups: [], external: [] };
  let answer = first;
  const takers: { readonly [E in Report['event']]?: (report: Extract<Report, { event: E }>) => void } = {
    dialog({ id, dialog }) {
      records.dialogs.push(dialog);
      tell({ do: 'answer', id, value: answer(dialog) }).catch(() => undefined);
    },
    printed: ({ printed }) => void records.printed.push(printed),
    downloaded: ({ downloaded }) => void records.downloads.push(downloaded),
    blocked: ({ url }) => void records.blocked.push(url),
    popup: ({ url }) => void records.popups.push(url),
    external: ({ url }) => void records.external.push(url),
  };
  onReport(report => (takers[report.event] as ((given: Report) => void) | undefined)?.(report));
  const answerDialogs = (given: (dialog: NativeDialog) => unknown) => {
    answer = given;
  };
  return { records, answerDialogs };
}

/** What a person does who wants nothing of it. */
function cancel(dialog: NativeDialog): unknown {
  if (dialog.kind === 'message-box')
    return { response: dialog.options.cancelId ?? 0, checkboxChecked: false };
  return dialog.kind === 'save' ? { canceled: true, filePath: '' } : { canceled: true, filePaths: [] };
}
