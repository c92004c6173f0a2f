import type { BatchView } from '../../../shared/contract/batches.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { countText } from '../../components/figures.ts';
import { FilePick } from '../../components/file-pick.tsx';
import { batchListTexts, batchTexts as texts } from '../../texts/batches.ts';
import { batchAccept, largestBatchFile } from './batch-file.ts';
import type { BatchActions } from './use-batch-actions.ts';

export const mergeId = 'batch-merge';

export interface BatchButtonsProps {
  readonly batch: BatchView;
  readonly actions: BatchActions;
  readonly mayIssue: boolean;
  /** What starting would do; `undefined` where there is nothing to start. */
  readonly startable: string | undefined;
}

/** F2 is the next thing to do: issue what can be issued, otherwise bring the corrected rows. */
export function BatchButtons({ batch, actions, mayIssue, startable }: BatchButtonsProps) {
  const { state, failed } = batch;
  const running = state === 'running';
  return (
    <div className="batch-actions">
      <span id="batch-note" className="quiet">
        {mayIssue ? (failed > 0 && !running ? texts.mergeHint : '') : texts.mayIssue}
      </span>
      {failed === 0 || running ? null : (
        <>
          <ActionButton label={texts.export(countText(failed))} onPress={actions.exportFailed} />
          <FilePick
            id={mergeId}
            label={texts.merge}
            accept={batchAccept}
            largestBytes={largestBatchFile}
            tooLarge={batchListTexts.largest}
            disabled={!mayIssue || actions.merging}
            describedBy="batch-note"
            primary={startable === undefined}
            shortcut={startable === undefined ? 'F2' : undefined}
            onPick={actions.merge}
          />
        </>
      )}
      {running ? (
        <ActionButton
          label={actions.pausing ? texts.pausing : texts.pause}
          disabled={!mayIssue || actions.pausing}
          describedBy="batch-note"
          onPress={actions.pause}
        />
      ) : null}
      {startable === undefined ? null : (
        <ActionButton
          primary
          shortcut="F2"
          label={actions.starting ? texts.starting : startable}
          disabled={!mayIssue || actions.starting || actions.merging}
          describedBy="batch-note"
          onPress={actions.start}
        />
      )}
    </div>
  );
}
