import { randomBytes } from 'node:crypto';
import type { Desk, DeskSession } from '../../app/desk.ts';
import { fingerprint } from './launch-secrets.ts';

/** The windows that were let in, each with a session of its own. */
export interface Bearers {
  /** Lets one more window in and gives it its bearer. */
  admit(): string;
  /** The session behind an `Authorization` header; `undefined` for a stranger. */
  sessionOf(authorization: string | undefined): DeskSession | undefined;
  close(): void;
}

export function createBearers(desk: Desk): Bearers {
  const sessions = new Map<string, DeskSession>();
  return {
    admit() {
      const bearer = randomBytes(32).toString('base64url');
      sessions.set(fingerprint(bearer), desk.openSession());
      return bearer;
    },
    sessionOf(authorization) {
      const match = /^Bearer ([\w-]{43})$/.exec(authorization ?? '');
      return match?.[1] === undefined ? undefined : sessions.get(fingerprint(match[1]));
    },
    close() {
      for (const session of sessions.values()) session.close();
      sessions.clear();
    },
  };
}
