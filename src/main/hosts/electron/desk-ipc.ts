import { ipcMain, type WebContents } from 'electron';
import type { Approval, Reply } from '../../../shared/contract/transport.ts';
import type { Desk, DeskSession } from '../../app/desk.ts';
import { channels } from './channels.ts';
import { isFromOurPage } from './sender.ts';

/** The same as a body over HTTP may have. */
const largestInput = 20 * 1024 * 1024;

const notOurs: Reply = {
  ok: false,
  error: { code: 'session_required', message: '这个窗口没有凭据；没有做任何改动' },
};
const notACall: Reply = {
  ok: false,
  error: { code: 'input_invalid', message: '请求不是 (name, input, approval?) 形式；没有做任何改动' },
};

/**
 * Moves calls from our page into one session of the core, and the core's events to the page. A page that is loaded
 * again goes on in the same session. `ours` is the window's contents, as long as there is a window.
 */
export function connectDesk(desk: Desk, ours: () => WebContents | undefined): () => void {
  const session = desk.openSession();
  ipcMain.handle(channels.call, (event, ...call: unknown[]) =>
    isFromOurPage(event, ours()) ? answer(session, call) : notOurs,
  );
  const stopEvents = desk.subscribe(event => {
    const contents = ours();
    if (contents !== undefined && !contents.isDestroyed()) contents.send(channels.event, event);
  });
  return () => {
    stopEvents();
    session.close();
  };
}

async function answer({ call }: DeskSession, [name, input, approval]: readonly unknown[]): Promise<Reply> {
  if (typeof name !== 'string' || !isSmall(input)) return notACall;
  if (approval === undefined) return call(name, input);
  return isApproval(approval) ? call(name, input, approval) : notACall;
}

/** The core is a function of JSON; what is none, or too much, goes no further. */
function isSmall(input: unknown): boolean {
  try {
    return (JSON.stringify(input) ?? '').length <= largestInput;
  } catch {
    return false;
  }
}

function isApproval(value: unknown): value is Approval {
  if (typeof value !== 'object' || value === null || !('user' in value && 'pin' in value)) return false;
  const { user, pin } = value;
  return typeof user === 'string' && user.length <= 64 && typeof pin === 'string' && pin.length <= 128;
}
