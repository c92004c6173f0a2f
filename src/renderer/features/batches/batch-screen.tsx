import '../../components/list-table.css';
import './batches.css';
import { useEffect, useRef } from 'react';
import type { BatchView } from '../../../shared/contract/batches.ts';
import { useQueryOf } from '../../api/use-query-of.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { useAnnounce } from '../../components/announcer.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { countText, minuteText } from '../../components/figures.ts';
import { openFilePick } from '../../components/file-pick.tsx';
import { Reading } from '../../components/reading.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { goTo } from '../../routing/route.ts';
import { batchListTexts, batchTexts as texts } from '../../texts/batches.ts';
import { BatchButtons, mergeId } from './batch-buttons.tsx';
import { batchFacts } from './batch-facts.ts';
import { BatchOutcome } from './batch-outcome.tsx';
import { BatchRows } from './batch-rows.tsx';
import { BatchSteps } from './batch-steps.tsx';
import { BatchSummary } from './batch-summary.tsx';
import { useBatchActions } from './use-batch-actions.ts';
import { useMayIssue } from './use-may-issue.ts';
import { useStartable } from './use-startable.ts';

/** One batch from its check to its result; it runs in the core, so this may be left and come back to. */
export function BatchScreen({ id }: { readonly id: string }) {
  const batch = useQueryOf('batches.get', { id });
  const back = () => goTo({ screen: 'batches' });
  useShortcuts({ Escape: back });
  return (
    <main id="content" className="batches" tabIndex={-1}>
      {batch.data === undefined ? <h1 className="visually-hidden">{batchListTexts.title}</h1> : null}
      <Reading of={batch}>
        <ActionButton label={texts.back} shortcut="Esc" onPress={back} />
      </Reading>
      {batch.data === undefined ? null : <Batch key={id} batch={batch.data} onBack={back} />}
    </main>
  );
}

interface BatchProps {
  readonly batch: BatchView;
  readonly onBack: () => void;
}

function Batch({ batch, onBack }: BatchProps) {
  const status = useQueryOf('status.get', {}).data;
  const mayIssue = useMayIssue();
  const actions = useBatchActions(batch.id);
  const heading = useRef<HTMLHeadingElement>(null);
  const startable = useStartable(batch);
  const primary = startable === undefined ? openMerge(batch) : actions.start;
  useShortcuts({ F2: mayIssue && !actions.starting && !actions.merging ? primary : undefined });
  useEffect(() => heading.current?.focus(), []);
  useChangesSaid(batch);
  return (
    <section className="panel batch">
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {batch.name}
        </h1>
        <span className="quiet">
          {minuteText(batch.createdAt)} {batch.user}
        </span>
        <BatchSteps batch={batch} />
        <ActionButton label={texts.back} shortcut="Esc" onPress={onBack} />
      </header>
      <BatchSummary batch={batch} status={status} />
      <div className="batch-now">
        <BatchOutcome batch={batch} />
        <BatchButtons {...{ batch, actions, mayIssue, startable }} />
      </div>
      {actions.merging ? (
        <p role="status" className="batch-wait">
          {texts.merging}
        </p>
      ) : null}
      {actions.error === null ? null : <FailurePanel error={actions.error} />}
      <BatchRows id={batch.id} failed={batch.failed} />
    </section>
  );
}

function openMerge({ state, failed }: BatchView): (() => void) | undefined {
  return state === 'running' || failed === 0 ? undefined : () => openFilePick(mergeId);
}

/** A batch that stops or ends by itself says so once. */
function useChangesSaid(batch: BatchView): void {
  const announce = useAnnounce();
  const before = useRef(batch.state);
  useEffect(() => {
    const was = before.current;
    before.current = batch.state;
    if (was !== 'running') return;
    const { done, of } = batchFacts(batch);
    if (batch.state === 'paused') announce(texts.announce.paused(countText(done), countText(of)));
    if (batch.state === 'finished')
      announce(texts.announce.finished(countText(done), countText(batch.failed)));
  }, [batch, announce]);
}
