import type { BatchView } from '../../../shared/contract/batches.ts';
import { failureParts } from '../../components/failure-parts.ts';
import { countText } from '../../components/figures.ts';
import { Tagged } from '../../components/tagged.tsx';
import { toldFailure } from '../../components/told-failure.ts';
import { batchTexts as texts } from '../../texts/batches.ts';
import { batchFacts } from './batch-facts.ts';
import { BatchBar, BatchRunning } from './batch-running.tsx';

/** Where the batch stands, in one place: nothing taken yet, running, paused and why, or its result. */
export function BatchOutcome({ batch }: { readonly batch: BatchView }) {
  const { done, of } = batchFacts(batch);
  switch (batch.state) {
    case 'checked':
      return <p className="quiet">{texts.notTaken}</p>;
    case 'running':
      return <BatchRunning batch={batch} />;
    case 'paused':
      return (
        <div className="batch-paused">
          <BatchBar done={done} of={of} />
          <p>
            <Tagged tone="warn" icon="warn">
              {(batch.stopped === null ? texts.pausedAt : texts.stoppedAt)(countText(done), countText(of))}
            </Tagged>
            <span>{texts.pausedSafe}</span>
          </p>
          {batch.stopped === null ? null : <Stopped stopped={batch.stopped} />}
        </div>
      );
    case 'finished':
      return (
        <p className="batch-result">
          {batch.issued === 0 ? null : (
            <Tagged tone="ok" icon="check">
              {texts.resultIssued(countText(batch.issued))}
            </Tagged>
          )}
          {batch.same === 0 ? null : (
            <Tagged tone="ok" icon="check">
              {texts.resultSame(countText(batch.same))}
            </Tagged>
          )}
          {batch.failed === 0 ? (
            <span>{texts.allIssued}</span>
          ) : (
            <Tagged tone="error" icon="cross">
              {texts.resultFailed(countText(batch.failed))}
            </Tagged>
          )}
        </p>
      );
  }
}

/** Why it stopped by itself: what happened, what is safe, what to do. */
function Stopped({ stopped }: { readonly stopped: NonNullable<BatchView['stopped']> }) {
  const { what, safe, next } = failureParts(toldFailure(stopped));
  return (
    <div className="batch-stopped">
      <p>
        <strong>{what}</strong>
      </p>
      <p>
        {safe}；{next}
      </p>
    </div>
  );
}
