import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
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
  WindowState,
} from './wire.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const node = join(root, 'node_modules', '.bin', 'node');
const register = fileURLToPath(new URL('./register.ts', import.meta.url));

export interface StandInOptions extends Partial<Settings> {
  /** The bundle of the main process. */
  readonly main: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What a native dialog is answered with; by default it is cancelled. */
  readonly answer?: (dialog: NativeDialog) => unknown;
}

export interface StandIn {
  readonly process: ChildProcess;
  /** What the main process has printed, line by line, errors included. */
  readonly lines: readonly string[];
  readonly dialogs: readonly NativeDialog[];
  readonly printed: readonly Printed[];
  readonly downloads: readonly Downloaded[];
  /** Addresses that a page asked for and nobody answered. */
  readonly blocked: readonly string[];
  /** Windows that a page has opened because the host let it. */
  readonly popups: readonly string[];
  /** Addresses given to the system to open. */
  readonly external: readonly string[];
  readonly userData: string;
  /** The first window's page as it is now; after a crash and reload, the new one. */
  page(): Promise<Page>;
  windows(): Promise<readonly WindowState[]>;
  answerDialogs(answer: (dialog: NativeDialog) => unknown): void;
  emitPower(event: PowerEvent): Promise<void>;
  endSession(): Promise<void>;
  crashRenderer(): Promise<void>;
  closeWindow(): Promise<void>;
  menu(): Promise<readonly MenuEntry[]>;
  clickMenu(...path: readonly string[]): Promise<void>;
  /** Sends what a page could send only if it were somebody else's. Resolves with the handler's result. */
  forge(message: Forged): Promise<unknown>;
  /** Starts the same application on the same folder once more and waits for its end. */
  secondInstance(
    args: readonly string[],
  ): Promise<{ readonly code: number | null; readonly lines: readonly string[] }>;
  /** Resolves with the exit code once the process has ended by itself. */
  ended: Promise<number | null>;
  /** As a power cut does it. */
  kill(): Promise<void>;
  /** Asks the application to quit and waits for it. */
  close(): Promise<void>;
}

/** Starts a main process on the stand-in, as its own process. */
export async function launchStandIn(options: StandInOptions): Promise<StandIn> {
  const { main, args = [], answer = cancel } = options;
  const ownFolder = options.userData === undefined;
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'stand-in-data-'));
  const start = (more: readonly string[]) => startProcess({ ...options, userData }, [main, ...more]);
  const child = start(args);
  const lines = linesOf(child);
  const lists = {
    dialogs: [] as NativeDialog[],
    printed: [] as Printed[],
    downloads: [] as Downloaded[],
    blocked: [] as string[],
    popups: [] as string[],
    external: [] as string[],
  };
  let answering = answer;
  let browser: Browser | undefined;
  const replies = new Map<number, (reply: Extract<Report, { event: 'replied' }>) => void>();
  let last = 0;
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const endpoint = new Promise<string>((resolve, reject) => {
    ended.then(code => reject(new Error(`the application ended with ${code}:\n${lines.join('\n')}`)));
    child.on('message', (report: Report) => {
      if (report.event === 'browser') resolve(report.endpoint);
      else take(report);
    });
  });
  endpoint.catch(() => undefined);

  function take(report: Exclude<Report, { event: 'browser' }>): void {
    if (report.event === 'dialog') {
      lists.dialogs.push(report.dialog);
      tell({ do: 'answer', id: report.id, value: answering(report.dialog) }).catch(() => undefined);
    }
    if (report.event === 'printed') lists.printed.push(report.printed);
    if (report.event === 'downloaded') lists.downloads.push(report.downloaded);
    if (report.event === 'blocked') lists.blocked.push(report.url);
    if (report.event === 'external') lists.external.push(report.url);
    if (report.event === 'popup') lists.popups.push(report.url);
    if (report.event === 'replied') replies.get(report.id)?.(report);
  }

  async function tell(command: Command): Promise<unknown> {
    last += 1;
    const number = last;
    const reply = new Promise<Extract<Report, { event: 'replied' }>>((resolve, reject) => {
      replies.set(number, resolve);
      ended.then(() => reject(new Error(`the application has ended:\n${lines.join('\n')}`)));
    });
    child.send({ ...command, number });
    const { value, error } = await reply;
    if (error !== undefined) throw new Error(error);
    return value;
  }

  async function page(): Promise<Page> {
    const address = await endpoint;
    const { targetId } = await firstWindow();
    browser ??= await chromium.connectOverCDP(address, { noDefaults: true });
    for (const one of browser.contexts().flatMap(context => context.pages())) {
      if ((await targetIdOf(one)) !== targetId) continue;
      one.once('crash', forget);
      return one;
    }
    throw new Error('the window has no page');
  }

  /** A crashed page stays crashed for whoever saw it; one who connects anew sees the page that took its place. */
  function forget(): void {
    void browser?.close();
    browser = undefined;
  }

  async function firstWindow(): Promise<WindowState> {
    for (;;) {
      const [first] = (await tell({ do: 'windows' })) as readonly WindowState[];
      if (first !== undefined) return first;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  async function finish(): Promise<void> {
    await ended;
    await browser?.close().catch(() => undefined);
    if (ownFolder) rmSync(userData, { recursive: true, force: true });
  }

  return {
    process: child,
    lines,
    ...lists,
    userData,
    page,
    ended,
    windows: async () => (await tell({ do: 'windows' })) as readonly WindowState[],
    answerDialogs: given => {
      answering = given;
    },
    emitPower: async event => void (await tell({ do: 'power', event })),
    endSession: async () => void (await tell({ do: 'session-end' })),
    crashRenderer: async () => void (await tell({ do: 'crash' })),
    closeWindow: async () => void (await tell({ do: 'close-window' })),
    menu: async () => (await tell({ do: 'menu' })) as readonly MenuEntry[],
    clickMenu: async (...path) => void (await tell({ do: 'click-menu', path })),
    forge: forged => tell({ do: 'forge', forged }),
    async secondInstance(more) {
      const second = start(more);
      const said = linesOf(second);
      const [code] = await once(second, 'close');
      return { code, lines: said };
    },
    async kill() {
      child.kill('SIGKILL');
      await finish();
    },
    async close() {
      if (child.exitCode === null && child.signalCode === null) tell({ do: 'quit' }).catch(() => undefined);
      await finish();
    },
  };
}

function startProcess(
  options: StandInOptions & { userData: string },
  words: readonly string[],
): ChildProcess {
  const { userData, packaged = true, secretStore = 'gnome_libsecret' } = options;
  const settings: Settings = { userData, packaged, secretStore };
  return spawn(node, ['--import', register, ...words], {
    cwd: root,
    env: { ...process.env, ...options.env, STAND_IN: JSON.stringify(settings) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
}

function linesOf(child: ChildProcess): readonly string[] {
  const lines: string[] = [];
  for (const output of [child.stdout, child.stderr])
    createInterface({ input: output as Readable }).on('line', line => lines.push(line));
  return lines;
}

/** What a person does who wants nothing of it. */
function cancel(dialog: NativeDialog): unknown {
  if (dialog.kind === 'message-box')
    return { response: dialog.options.cancelId ?? 0, checkboxChecked: false };
  return dialog.kind === 'save' ? { canceled: true, filePath: '' } : { canceled: true, filePaths: [] };
}

async function targetIdOf(page: Page): Promise<string | undefined> {
  try {
    const session = await page.context().newCDPSession(page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    await session.detach();
    return targetInfo.targetId;
  } catch {
    return undefined;
  }
}
