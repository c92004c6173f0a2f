import '../../components/list-table.css';
import './batches.css';
import { useEffect } from 'react';
import { useCommandOf } from '../../api/use-command-of.ts';
import { useQueryOf } from '../../api/use-query-of.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { useAnnounce } from '../../components/announcer.tsx';
import { download } from '../../components/download.ts';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { FilePick, openFilePick } from '../../components/file-pick.tsx';
import { Reading } from '../../components/reading.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { goTo } from '../../routing/route.ts';
import { batchListTexts as texts } from '../../texts/batches.ts';
import { batchAccept, largestBatchFile } from './batch-file.ts';
import { BatchList } from './batch-list.tsx';
import { templateCsv } from './template.ts';
import { useMayIssue } from './use-may-issue.ts';

const pickId = 'batch-file';

/** 批量: files that were looked through or issued, and a new one. */
export function BatchesScreen() {
  const announce = useAnnounce();
  const mayIssue = useMayIssue();
  const batches = useQueryOf('batches.list', {});
  const catalogue = useQueryOf('catalogue.get', {}).data;
  const check = useCommandOf('batches.check');
  const free = mayIssue && !check.isPending;
  useShortcuts({ F2: free ? () => openFilePick(pickId) : undefined });
  useEffect(() => document.getElementById(pickId)?.focus(), []);
  const saveTemplate = () => {
    if (catalogue === undefined) return;
    download(texts.templateName, new TextEncoder().encode(templateCsv(catalogue)));
    announce(texts.downloaded(texts.templateName));
  };
  return (
    <main id="content" className="batches" tabIndex={-1}>
      <section className="panel batches-list">
        <header>
          <h1>{texts.title}</h1>
          <span className="batch-actions">
            <ActionButton label={texts.template} disabled={catalogue === undefined} onPress={saveTemplate} />
            <FilePick
              id={pickId}
              label={texts.pick}
              shortcut="F2"
              primary
              accept={batchAccept}
              largestBytes={largestBatchFile}
              tooLarge={texts.largest}
              disabled={!free}
              describedBy="batch-formats"
              onPick={file => check.mutate(file, { onSuccess: ({ id }) => goTo({ screen: 'batch', id }) })}
            />
          </span>
        </header>
        <p id="batch-formats" className="quiet">
          {mayIssue ? texts.formats : texts.mayIssue}
        </p>
        {check.isPending ? (
          <p role="status" className="batch-wait">
            {texts.checking}
          </p>
        ) : null}
        {check.error === null ? null : <FailurePanel error={check.error} />}
        <Reading of={batches} />
        {batches.data === undefined ? null : batches.data.length === 0 ? (
          <p className="batch-empty">{texts.empty}</p>
        ) : (
          <div className="batch-scroll">
            <BatchList batches={batches.data} />
          </div>
        )}
        <p className="quiet keys">{texts.keys}</p>
      </section>
    </main>
  );
}
