import { useCommandOf } from '../api/use-command-of.ts';
import { useAnnounce } from '../components/announcer.tsx';
import { FailurePanel } from '../components/failure-panel.tsx';
import { KeyHint } from '../components/key-hint.tsx';
import { useShortcuts } from '../components/use-shortcuts.ts';
import { statusTexts } from '../texts/shell.ts';

/** [立即上传]: asks the core to send what waits, and says how it went beside the button. F2 where no form has it. */
export function UploadNow({ hasKey }: { readonly hasKey: boolean }) {
  const sync = useCommandOf('sync.run');
  const announce = useAnnounce();
  const run = () =>
    sync.mutate(
      {},
      { onSuccess: ({ accepted, pending }) => announce(statusTexts.uploaded(accepted, pending)) },
    );
  useShortcuts({ F2: hasKey && !sync.isPending ? run : undefined });
  return (
    <>
      <button type="button" className="link-button" disabled={sync.isPending} onClick={run}>
        {sync.isPending ? statusTexts.uploading : statusTexts.uploadNow}
        {hasKey ? <KeyHint keys="F2" /> : null}
      </button>
      {sync.error === null ? null : (
        <div className="status-failure">
          <FailurePanel error={sync.error} />
          <button type="button" className="link-button" onClick={() => sync.reset()}>
            {statusTexts.dismiss}
          </button>
        </div>
      )}
    </>
  );
}
