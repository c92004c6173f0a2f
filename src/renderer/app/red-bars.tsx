import type { Status } from '../../shared/contract/status.ts';
import type { User } from '../../shared/contract/users.ts';
import { Icon } from '../components/icon.tsx';
import { stopReasons } from './stop-reasons.ts';

/** What stops issuing, over the content and spoken at once. */
export function RedBars({ status, user }: { readonly status: Status; readonly user: User }) {
  return stopReasons(status, user).map(reason => (
    <p key={reason} className="red-bar" role="alert">
      <Icon name="warn" />
      <span>{reason}</span>
    </p>
  ));
}
