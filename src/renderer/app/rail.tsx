import type { User } from '../../shared/contract/users.ts';
import { Icon, type IconName } from '../components/icon.tsx';
import { KeyHint } from '../components/key-hint.tsx';
import { hrefOf, type Route } from '../routing/route.ts';
import { shellTexts } from '../texts/shell.ts';

export interface RailProps {
  readonly route: Route;
  readonly user: User;
  readonly onLock: () => void;
}

export function Rail({ route, user, onLock }: RailProps) {
  return (
    <nav className="rail" aria-label={shellTexts.navigation}>
      {link({
        icon: 'pen',
        label: shellTexts.issue,
        keys: 'Alt+2',
        to: 'issue',
        here: route.screen === 'issue',
      })}
      {link({
        icon: 'list',
        label: shellTexts.invoices,
        keys: 'Alt+3',
        to: 'invoices',
        here: route.screen !== 'issue',
      })}
      <div className="rail-user">
        <span className="visually-hidden">{shellTexts.signedIn}</span>
        <span className="rail-name">{user.name}</span>
        <button type="button" className="link-button" aria-keyshortcuts="Control+Shift+L" onClick={onLock}>
          {shellTexts.lock}
        </button>
        <KeyHint keys={shellTexts.locking} />
      </div>
    </nav>
  );
}

interface RailLink {
  readonly icon: IconName;
  readonly label: string;
  readonly keys: string;
  readonly to: 'issue' | 'invoices';
  readonly here: boolean;
}

function link({ icon, label, keys, to, here }: RailLink) {
  return (
    <a
      className="rail-link"
      href={hrefOf({ screen: to })}
      aria-keyshortcuts={keys}
      {...(here ? { 'aria-current': 'page' as const } : {})}
    >
      <Icon name={icon} />
      <span>{label}</span>
      <KeyHint keys={keys} />
    </a>
  );
}
