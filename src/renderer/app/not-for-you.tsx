import type { Role } from '../../shared/domain/role.ts';
import { shellTexts } from '../texts/shell.ts';
import { lockTexts } from '../texts/start.ts';

export interface NotForYouProps {
  readonly what: string;
  readonly roles: readonly Role[];
}

/** A screen that this person may not use says who may. */
export function NotForYou({ what, roles }: NotForYouProps) {
  return (
    <main id="content" className="page" tabIndex={-1}>
      <h1>{shellTexts.noPermission(what)}</h1>
      <p>{shellTexts.whoMay(roles.map(role => lockTexts.roles[role]).join('、'))}</p>
      <p className="quiet">{shellTexts.readOnlyRest}</p>
    </main>
  );
}
