import type { DeskLink } from './desk-link.ts';
import { createHttpLink } from './http-link.ts';
import { openHttpSession } from './http-session.ts';
import { createIpcLink, findBridge } from './ipc-link.ts';

/** The way to the core that this page's host gives it; `undefined` for a stranger. */
export async function openLink(): Promise<DeskLink | undefined> {
  const bridge = findBridge();
  if (bridge !== undefined) return createIpcLink(bridge);
  const bearer = await openHttpSession();
  return bearer === undefined ? undefined : createHttpLink(bearer);
}
