import type { User } from '../../../shared/contract/users.ts';
import { useCommandOf } from '../../api/use-command-of.ts';
import { useQueryOf } from '../../api/use-query-of.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { goTo } from '../../routing/route.ts';
import { statusTexts } from '../../texts/shell.ts';
import type { Entry } from './palette-entries.ts';
import { keepRecent } from './recent-entries.ts';

export interface DeedParts {
  readonly user: User;
  readonly onLock: () => void;
  readonly onClose: () => void;
  readonly onWhy: () => void;
}

/** Does what was chosen. The palette closes when it is done and stays, saying why, when it was not. */
export function useDeeds({ user, onLock, onClose, onWhy }: DeedParts) {
  const announce = useAnnounce();
  const settings = useQueryOf('settings.get', {});
  const sync = useCommandOf('sync.run');
  const display = useCommandOf('settings.display');
  const run = ({ id, group, label, deed }: Entry) => {
    if (group !== 'invoice') keepRecent(user.id, id);
    switch (deed.do) {
      case 'go':
        onClose();
        return goTo(deed.to);
      case 'lock':
        onClose();
        return onLock();
      case 'why':
        return onWhy();
      case 'upload':
        return sync.mutate(
          {},
          {
            onSuccess: ({ accepted, pending }) => {
              announce(statusTexts.uploaded(accepted, pending));
              onClose();
            },
          },
        );
      case 'display': {
        const before = settings.data?.display;
        if (before === undefined) return undefined;
        const finish = () => {
          announce(label);
          onClose();
        };
        return display.mutate({ ...before, ...deed.patch }, { onSuccess: finish });
      }
    }
  };
  return { run, working: sync.isPending || display.isPending, error: sync.error ?? display.error };
}
