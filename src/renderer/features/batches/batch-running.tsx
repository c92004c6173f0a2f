import type { BatchView } from '../../../shared/contract/batches.ts';
import { countText } from '../../components/figures.ts';
import { batchTexts as texts } from '../../texts/batches.ts';
import { batchFacts, remainingSeconds } from './batch-facts.ts';
import { useRate } from './use-rate.ts';

/** While it runs in the core: how far, how fast, how long, and that nothing can be lost. */
export function BatchRunning({ batch }: { readonly batch: BatchView }) {
  const { done, of } = batchFacts(batch);
  const rate = useRate(batch.id);
  return (
    <div className="batch-running">
      <BatchBar done={done} of={of} />
      <p>
        <strong>{texts.doneOf(countText(done), countText(of))}</strong>
        {rate === undefined || rate === 0 ? (
          <span className="quiet">{texts.measuring}</span>
        ) : (
          <>
            <span>{texts.rate(countText(Math.round(rate)))}</span>
            <span>{texts.remaining(spanText(remainingSeconds(batch.ready, rate)))}</span>
          </>
        )}
        <span className="quiet">{texts.safe}</span>
      </p>
    </div>
  );
}

export function BatchBar({ done, of }: { readonly done: number; readonly of: number }) {
  return (
    <div
      role="progressbar"
      aria-label={texts.progress}
      aria-valuemin={0}
      aria-valuemax={of}
      aria-valuenow={done}
      aria-valuetext={texts.doneOf(countText(done), countText(of))}
      className="batch-bar"
    >
      <span className="batch-bar-done" style={{ width: of === 0 ? 0 : `${(done / of) * 100}%` }} />
    </div>
  );
}

function spanText(seconds: number): string {
  return seconds < 120 ? texts.seconds(seconds) : texts.minutes(Math.round(seconds / 60));
}
