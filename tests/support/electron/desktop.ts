import type { IpcMain } from './ipc-main.ts';
import type { ProtocolHandlers } from './protocol.ts';
import type { RequestRules } from './requests.ts';
import type { Sessions } from './session.ts';
import type { Targets } from './targets.ts';
import type { Report } from './wire.ts';

/** What the parts of the stand-in need of each other. */
export interface Desktop {
  readonly protocol: ProtocolHandlers;
  readonly ipcMain: IpcMain;
  readonly session: Sessions;
  targets(): Promise<Targets>;
  /** A worker asks for its scripts like the page that made it. */
  adoptWorker(sessionId: string, rules: RequestRules): Promise<void>;
  report(report: Report): void;
  reportBlocked(address: string): void;
  /** Something that the stand-in cannot stand in for: the process ends as by any uncaught error. */
  fail(error: unknown): void;
}
