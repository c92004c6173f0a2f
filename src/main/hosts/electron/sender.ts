import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { isOurs } from './address.ts';

/** Whether a message comes from our window, from its main frame, and from our page in it. */
export function isFromOurPage(
  { sender, senderFrame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  ours: WebContents | undefined,
): boolean {
  return (
    ours !== undefined &&
    sender === ours &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    isOurs(senderFrame.url)
  );
}
