import { useCommandOf } from '../api/use-command-of.ts';
import { ActionButton } from '../components/action-button.tsx';
import { useAnnounce } from '../components/announcer.tsx';
import { FailurePanel } from '../components/failure-panel.tsx';
import { statusTexts } from '../texts/shell.ts';

/** [立即上传]: asks the core to send what waits, and says under the button how it went. */
export function UploadNow() {
  const sync = useCommandOf('sync.run');
  const announce = useAnnounce();
  const run = () =>
    sync.mutate(
      {},
      { onSuccess: ({ accepted, pending }) => announce(statusTexts.uploaded(accepted, pending)) },
    );
  return (
    <>
      <ActionButton
        label={sync.isPending ? statusTexts.uploading : statusTexts.uploadNow}
        // Not disabled meanwhile: that would throw the focus away.
        onPress={sync.isPending ? undefined : run}
      />
      {sync.data === undefined ? null : <p>{statusTexts.uploaded(sync.data.accepted, sync.data.pending)}</p>}
      {sync.error === null ? null : <FailurePanel error={sync.error} />}
    </>
  );
}
