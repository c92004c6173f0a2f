import type { BatchView } from '../../../shared/contract/batches.ts';
import type { Status } from '../../../shared/contract/status.ts';
import { displayYuan } from '../../../shared/domain/money.ts';
import { countText, yuan } from '../../components/figures.ts';
import { Tagged } from '../../components/tagged.tsx';
import { hrefOf } from '../../routing/route.ts';
import { batchTexts as texts } from '../../texts/batches.ts';

export interface BatchSummaryProps {
  readonly batch: BatchView;
  readonly status: Status | undefined;
}

/** 可开/有问题/合计, and whether the numbers and the offline budget are enough for it. */
export function BatchSummary({ batch, status }: BatchSummaryProps) {
  const { total, ready, issued, same, failed, totalFen } = batch;
  return (
    <>
      <dl className="batch-summary" aria-label={texts.summary}>
        {figure(texts.total, texts.count(countText(total)))}
        {figure(texts.ready, texts.count(countText(ready)))}
        {figure(texts.failed, texts.count(countText(failed)), failed > 0 ? 'tone-error' : '')}
        {issued === 0 ? null : figure(texts.issued, texts.count(countText(issued)))}
        {same === 0 ? null : figure(texts.same, texts.count(countText(same)))}
        {figure(texts.amount, yuan(totalFen))}
      </dl>
      <Needs needs={batch.needs} />
      <OfflineBudget batch={batch} status={status} />
    </>
  );
}

function figure(name: string, value: string, tone = '') {
  return (
    <div className={tone}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Needs({ needs }: Pick<BatchView, 'needs'>) {
  if (needs.length === 0) return null;
  return (
    <ul className="batch-needs" aria-label={texts.needs}>
      {needs.map(({ kind, kindName, needed, blue }) => (
        <li key={kind} title={kindName}>
          <span>{texts.needed(kind, countText(needed))}</span>
          <span>{texts.stock(countText(blue))}</span>
          {needed <= blue ? (
            <Tagged tone="ok" icon="check">
              {texts.enough}
            </Tagged>
          ) : (
            <>
              <Tagged tone="warn" icon="warn">
                {texts.short(countText(needed - blue))}
              </Tagged>
              <a href={hrefOf({ screen: 'leases' })}>{texts.toLeases}</a>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Without a line everything issued draws on the budget, so it is said before, not after. */
function OfflineBudget({ batch, status }: BatchSummaryProps) {
  if (status?.line !== 'offline' || status.offline === null || batch.ready === 0) return null;
  const { countLimit, amountLimitFen } = status.offline;
  const countLeft = countLimit - status.pending.count - batch.ready;
  const fenLeft = amountLimitFen - status.pending.amountFen - batch.totalFen;
  const enough = countLeft >= 0 && fenLeft >= 0;
  return (
    <p>
      <Tagged tone={enough ? 'offline' : 'warn'} icon={enough ? 'ring' : 'warn'}>
        {enough ? texts.offlineLeft(countText(countLeft), displayYuan(fenLeft)) : texts.offlineOver}
      </Tagged>
    </p>
  );
}
