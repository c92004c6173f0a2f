import { useQueryOf } from '../api/use-query-of.ts';
import { Facts } from '../components/facts.tsx';
import { countText, hourText, minuteText, yuan } from '../components/figures.ts';
import { offlineBudget } from '../features/home/offline-budget.ts';
import { hrefOf, type Route, sectionOf } from '../routing/route.ts';
import { cellTexts, sectionTexts, statusTexts } from '../texts/shell.ts';
import type { StatusBarProps } from './status-bar.tsx';
import type { CellName } from './status-cells.ts';
import { UploadNow } from './upload-now.tsx';

export interface CellPanelProps extends StatusBarProps {
  readonly name: CellName;
}

/** Behind a cell: its figures, what they mean, and the page that has more. */
export function CellFactsPanel(props: CellPanelProps) {
  const Panel = panels[props.name];
  return (
    <>
      <p className="popover-title">{cellTexts[props.name]}</p>
      <Panel {...props} />
    </>
  );
}

const panels: Readonly<Record<CellName, (props: CellPanelProps) => React.JSX.Element>> = {
  line: LinePanel,
  pending: PendingPanel,
  trouble: TroublePanel,
  stock: StockPanel,
  budget: BudgetPanel,
  clock: ({ status }) => <p>{cellTexts.clockHint[status.clock]}</p>,
  signer: ({ status }) => (
    <>
      <p>{cellTexts.signerHint[status.signer]}</p>
      <p className="quiet">{cellTexts.keyPlace[status.terminalKey]}</p>
    </>
  ),
  devices: DevicesPanel,
};

function LinePanel({ status }: CellPanelProps) {
  const { data: sync } = useQueryOf('sync.overview', {});
  const error = sync?.lastError ?? null;
  return (
    <>
      <Facts
        facts={[
          [
            cellTexts.lastContact,
            status.lastHead === null ? cellTexts.never : minuteText(status.lastHead.time),
          ],
          ...(sync?.nextAttempt == null
            ? []
            : [[cellTexts.nextTry, sync.nextAttempt.slice(11, 19)] as const]),
          ...(error === null || status.line !== 'offline'
            ? []
            : [[cellTexts.lastError, `${error.at.slice(11, 16)} ${error.text}`] as const]),
        ]}
      />
      <p className="quiet">{sync?.paused === true ? cellTexts.paused : cellTexts.lineHint[status.line]}</p>
      <PageLink to={{ screen: 'sync' }} />
    </>
  );
}

function PendingPanel({ status: { pending, accepted, objected } }: CellPanelProps) {
  return (
    <>
      <Facts
        facts={[
          [cellTexts.waiting, `${countText(pending.count)} · ${yuan(pending.amountFen)}`],
          ...(pending.oldest === null ? [] : [[cellTexts.oldest, minuteText(pending.oldest)] as const]),
          [cellTexts.accepted, countText(accepted)],
        ]}
      />
      <p className="quiet">{cellTexts.pendingHint}</p>
      {pending.count + objected > 0 ? <UploadNow /> : null}
      <PageLink to={{ screen: 'sync' }} />
    </>
  );
}

function TroublePanel({ status }: CellPanelProps) {
  return (
    <>
      <Facts
        facts={[
          [cellTexts.objected, countText(status.objected)],
          [cellTexts.refused, countText(status.refused)],
          [cellTexts.unknown, countText(status.unknown)],
        ]}
      />
      <p className="quiet">{cellTexts.troubleHint}</p>
      <PageLink to={{ screen: 'sync' }} />
    </>
  );
}

function StockPanel({ status, outlook, kind }: CellPanelProps) {
  return (
    <>
      <Facts
        facts={status.stock
          .filter(entry => entry.available > 0 || entry.kind === kind)
          .map(entry => [`${entry.kindName} ${entry.kind}`, countText(entry.blue)] as const)}
      />
      {outlook
        ?.filter(entry => entry.kind === kind)
        .map(({ reserve, perDay }) => (
          <p key="own" className="quiet">
            {cellTexts.reserve(reserve)}
            {perDay > 0 ? ` · ${cellTexts.perDay(countText(Math.round(perDay)))}` : ''}
          </p>
        ))}
      <PageLink to={{ screen: 'leases' }} />
    </>
  );
}

function BudgetPanel({ status }: CellPanelProps) {
  const write = { hours: hourText, count: countText, amount: yuan } as const;
  return (
    <>
      <Facts
        facts={offlineBudget(status).map(
          ({ name, spent, limit }) =>
            [cellTexts[name], cellTexts.usedOf(write[name](spent), write[name](limit))] as const,
        )}
      />
      <p className="quiet">{cellTexts.budgetHint}</p>
      <PageLink to={{ screen: 'home' }} />
    </>
  );
}

function DevicesPanel({ home }: CellPanelProps) {
  const prints = home?.todo.find(({ kind }) => kind === 'print')?.count ?? 0;
  return (
    <>
      <p>{cellTexts.prints(prints)}</p>
      {home?.health
        .filter(({ name }) => name === '备份')
        .map(({ name, text }) => (
          <p key={name}>
            {name}：{text}
          </p>
        ))}
      {prints > 0 ? <p className="quiet">{statusTexts.unresolvedPrints(prints)}</p> : null}
    </>
  );
}

function PageLink({ to }: { readonly to: Route }) {
  return (
    <a className="popover-link" href={hrefOf(to)}>
      {cellTexts.open(sectionTexts[sectionOf(to)])}
    </a>
  );
}
