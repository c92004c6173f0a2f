import { useCommandOf } from '../../api/use-command-of.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { bytesOf, download } from '../../components/download.ts';
import { countText } from '../../components/figures.ts';
import type { PickedFile } from '../../components/file-pick.tsx';
import { batchTexts as texts } from '../../texts/batches.ts';

export interface BatchActions {
  readonly starting: boolean;
  readonly pausing: boolean;
  readonly merging: boolean;
  readonly error: Error | null;
  start(): void;
  pause(): void;
  merge(file: PickedFile): void;
  exportFailed(): void;
}

export function useBatchActions(id: string): BatchActions {
  const announce = useAnnounce();
  const start = useCommandOf('batches.start');
  const pause = useCommandOf('batches.pause');
  const merge = useCommandOf('batches.merge');
  const failedFile = useCommandOf('batches.failedFile');
  return {
    starting: start.isPending,
    pausing: pause.isPending,
    merging: merge.isPending,
    error: start.error ?? pause.error ?? merge.error ?? failedFile.error,
    start: () =>
      start.mutate({ id }, { onSuccess: ({ ready }) => announce(texts.announce.started(countText(ready))) }),
    pause: () => pause.mutate({ id }),
    merge: file =>
      merge.mutate(
        { id, ...file },
        {
          onSuccess: ({ ready, failed }) => announce(texts.merged(countText(ready), countText(failed))),
        },
      ),
    exportFailed: () =>
      failedFile.mutate(
        { id },
        {
          onSuccess({ name, content }) {
            download(name, bytesOf(content));
            announce(texts.exported(name));
          },
        },
      ),
  };
}
