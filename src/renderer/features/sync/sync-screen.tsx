import '../../components/list-table.css';
import './sync.css';
import { useCallback } from 'react';
import { AppError } from '../../../shared/errors.ts';
import { useCommandOf } from '../../api/use-command-of.ts';
import { useQueryOf } from '../../api/use-query-of.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { useAnnounce } from '../../components/announcer.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { countText, minuteText } from '../../components/figures.ts';
import { Reading, ReadingScreen } from '../../components/reading.tsx';
import { Tagged } from '../../components/tagged.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import type { SyncListName } from '../../routing/route.ts';
import { lineTexts } from '../../texts/shell.ts';
import { syncTexts } from '../../texts/sync.ts';
import { Counters } from './counters.tsx';
import { LastError } from './last-error.tsx';
import { NextAttempt } from './next-attempt.tsx';
import { SyncLists } from './sync-lists.tsx';

const pauseMinutes = 15;
const lineLooks = {
  online: { tone: 'ok', icon: 'dot' },
  offline: { tone: 'offline', icon: 'warn' },
  unknown: { tone: 'plain', icon: 'ring' },
} as const;

/** 同步: what has reached the platform, what has not, why, and who must act. */
export function SyncScreen({ list }: { readonly list: SyncListName | undefined }) {
  const announce = useAnnounce();
  const status = useQueryOf('status.get', {}).data;
  const read = useQueryOf('sync.overview', {});
  const { data: overview, refetch } = read;
  const sync = useCommandOf('sync.run');
  const pause = useCommandOf('sync.pause');
  const upload = () =>
    sync.mutate(
      {},
      { onSuccess: ({ accepted, pending }) => announce(syncTexts.uploaded(accepted, pending)) },
    );
  const askAgain = useCallback(() => void refetch(), [refetch]);
  useShortcuts({ F2: sync.isPending ? undefined : upload, F5: askAgain });
  const mayPause = status?.user?.roles.some(role => role === 'cashier' || role === 'manager') ?? false;
  if (overview === undefined) return <ReadingScreen title={syncTexts.title} of={read} />;
  const { line, lastHead, lastError, paused, nextAttempt, counts } = overview;
  // What stopped an attempt is told by the overview, also when somebody else tried.
  const untold =
    sync.error !== null && !(sync.error instanceof AppError && sync.error.code === lastError?.code);
  return (
    <main id="content" className="sync" tabIndex={-1}>
      <section className="panel sync-head">
        <div className="sync-line">
          <h1>{syncTexts.title}</h1>
          <Tagged {...lineLooks[line]}>{lineTexts[line]}</Tagged>
          <span className="quiet">
            {lastHead === null
              ? syncTexts.notWitnessed
              : syncTexts.witnessed(countText(lastHead.seq), minuteText(lastHead.time))}
          </span>
        </div>
        <Counters counts={counts} />
        <div className="sync-actions">
          {paused ? (
            <Tagged tone="warn" icon="warn">
              {syncTexts.paused}
            </Tagged>
          ) : null}
          <span>
            {syncTexts.next} <NextAttempt at={nextAttempt} onDue={askAgain} />
          </span>
          <span id="sync-pause-note" className="quiet">
            {mayPause ? (paused ? syncTexts.pausedNote : '') : syncTexts.mayPause}
          </span>
          <ActionButton
            label={paused ? syncTexts.resume : syncTexts.pause}
            disabled={!mayPause || pause.isPending}
            describedBy="sync-pause-note"
            onPress={() => pause.mutate({ minutes: paused ? 0 : pauseMinutes })}
          />
          <ActionButton
            primary
            shortcut="F2"
            label={sync.isPending ? syncTexts.running : syncTexts.run}
            disabled={sync.isPending}
            onPress={upload}
          />
        </div>
      </section>
      <Reading of={read} />
      {lastError === null ? null : <LastError error={lastError} />}
      {untold ? <FailurePanel error={sync.error} /> : null}
      {pause.error === null ? null : <FailurePanel error={pause.error} />}
      <section className="panel sync-lists">
        <SyncLists chosen={list} {...{ overview, status }} busy={sync.isPending} onResend={upload} />
      </section>
    </main>
  );
}
