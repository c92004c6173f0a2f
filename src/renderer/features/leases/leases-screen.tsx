import '../../components/list-table.css';
import './leases.css';
import { flushSync } from 'react-dom';
import { beijingIso } from '../../../shared/domain/beijing-time.ts';
import { useCommandOf } from '../../api/use-command-of.ts';
import { useQueryOf } from '../../api/use-query-of.ts';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { Reading } from '../../components/reading.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { leaseTexts } from '../../texts/leases.ts';
import { LeaseTable } from './lease-table.tsx';
import { LowStock } from './low-stock.tsx';
import { RequestForm, requestCountId, requestKindId } from './request-form.tsx';
import { RequestList } from './request-list.tsx';
import { useLeaseRequest } from './use-lease-request.ts';

/** 号段: where every granted number went, and how to get more. */
export function LeasesScreen() {
  const status = useQueryOf('status.get', {}).data;
  const leases = useQueryOf('leases.list', {});
  const readOutlook = useQueryOf('leases.outlook', {});
  const { data: outlook = [] } = readOutlook;
  const requests = useQueryOf('leases.requests', {});
  const sync = useCommandOf('sync.run');
  const form = useLeaseRequest(outlook);
  const mayRequest = status?.user?.roles.includes('manager') ?? false;
  const submit = () => {
    if (!form.submit()) focusOn(requestCountId);
  };
  const refresh = () => sync.mutate({});
  const offline = status?.line === 'offline';
  const waits = requests.data?.some(({ state }) => state === 'pending');
  useShortcuts({
    F2: mayRequest && !form.busy ? submit : undefined,
    F3: () => focusOn(requestKindId),
    F5: waits === true && !offline && !sync.isPending ? refresh : () => {},
  });
  return (
    <main id="content" className="leases" tabIndex={-1}>
      <section className="panel leases-list">
        <h1>{leaseTexts.title}</h1>
        <Reading of={leases} />
        <LowStock
          outlook={outlook}
          mayRequest={mayRequest}
          onRequest={kind => {
            // The suggestion is there before the focus selects it; typing would otherwise be added to it.
            flushSync(() => form.setKind(kind));
            focusOn(requestCountId);
          }}
        />
        {leases.data === undefined ? null : leases.data.length === 0 ? (
          <p className="quiet">{leaseTexts.empty}</p>
        ) : (
          <div className="leases-scroll">
            <LeaseTable leases={leases.data} outlook={outlook} now={beijingIso(leases.dataUpdatedAt)} />
          </div>
        )}
        <p className="quiet keys">{leaseTexts.keys}</p>
      </section>
      <aside className="leases-aside">
        <Reading of={readOutlook} />
        {readOutlook.data === undefined ? null : (
          <RequestForm
            onSubmit={submit}
            requests={requests.data ?? []}
            {...{ form, outlook, offline, mayRequest }}
          />
        )}
        <RequestList
          leases={leases.data ?? []}
          busy={sync.isPending}
          onRefresh={refresh}
          {...{ requests, offline }}
        />
        {sync.error === null ? null : <FailurePanel error={sync.error} />}
      </aside>
    </main>
  );
}

function focusOn(id: string): void {
  document.getElementById(id)?.focus();
}
