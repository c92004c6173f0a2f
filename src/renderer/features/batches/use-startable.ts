import type { BatchView } from '../../../shared/contract/batches.ts';
import { useQueryOf } from '../../api/use-query-of.ts';
import { countText } from '../../components/figures.ts';
import { batchTexts as texts } from '../../texts/batches.ts';

/** As many as one answer holds: whether there are any is what matters. */
const most = 200;

/** What starting would do, as the button says it; `undefined` where there is nothing to issue or it runs already. */
export function useStartable({ id, state, ready, failed }: BatchView): string | undefined {
  const ended = state === 'finished' && failed > 0;
  const rows = useQueryOf('batches.rows', { id, filter: 'failed', limit: most }, { waits: !ended }).data
    ?.rows;
  if (state === 'running') return undefined;
  if (ready > 0) return (state === 'paused' ? texts.goOn : texts.issue)(countText(ready));
  // Their kind had no numbers then; with numbers there is nothing wrong with them.
  const stopped = ended ? (rows ?? []).filter(({ status }) => status === 'stopped').length : 0;
  return stopped === 0 ? undefined : texts.again(countText(stopped));
}
