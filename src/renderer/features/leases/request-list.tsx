import type { UseQueryResult } from '@tanstack/react-query';
import type { LeaseRequestView, LeaseView } from '../../../shared/contract/leases.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { countText, groupDigits, minuteText } from '../../components/figures.ts';
import type { IconName } from '../../components/icon.tsx';
import { Reading } from '../../components/reading.tsx';
import { Tagged, type Tone } from '../../components/tagged.tsx';
import { leaseRequestTexts as texts } from '../../texts/leases.ts';

const looks: Readonly<Record<LeaseRequestView['state'], { readonly tone: Tone; readonly icon: IconName }>> = {
  pending: { tone: 'offline', icon: 'ring' },
  granted: { tone: 'ok', icon: 'check' },
  refused: { tone: 'error', icon: 'cross' },
};

export interface RequestListProps {
  readonly requests: UseQueryResult<LeaseRequestView[]>;
  readonly leases: readonly LeaseView[];
  readonly busy: boolean;
  readonly offline: boolean;
  readonly onRefresh: () => void;
}

/** 申请进度, with the platform's own words. */
export function RequestList({ requests, leases, busy, offline, onRefresh }: RequestListProps) {
  const waits = requests.data?.some(({ state }) => state === 'pending');
  return (
    <section className="panel requests" aria-labelledby="requests-title">
      <header>
        <h2 id="requests-title">{texts.progress}</h2>
        {waits ? (
          <ActionButton
            label={busy ? texts.refreshing : texts.refresh}
            shortcut="F5"
            disabled={busy || offline}
            describedBy="requests-hint"
            onPress={onRefresh}
          />
        ) : null}
      </header>
      {waits ? (
        <p id="requests-hint" className="quiet">
          {texts.pendingHint}
        </p>
      ) : null}
      <Reading of={requests} />
      {requests.data?.length === 0 ? <p className="quiet">{texts.none}</p> : null}
      <ol>
        {requests.data?.map(request => {
          const lease = leases.find(({ leaseId }) => leaseId === request.leaseId);
          return (
            <li key={request.requestId}>
              <p className="request-line">
                <Tagged {...looks[request.state]}>{texts.states[request.state]}</Tagged>
                <span>{request.kind}</span>
                <span>{texts.numbers(countText(request.count))}</span>
                <span className="quiet">{minuteText(request.requestedAt)}</span>
              </p>
              {lease === undefined ? null : (
                <p className="digits">{texts.range(groupDigits(lease.first), groupDigits(lease.last))}</p>
              )}
              {request.text === null ? null : <p>{texts.platformSays(request.text)}</p>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
