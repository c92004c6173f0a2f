import type { Status } from '../../shared/contract/status.ts';
import { Tagged } from '../components/tagged.tsx';
import { shellTexts } from '../texts/shell.ts';
import { statusCells } from './status-cells.ts';
import { UploadNow } from './upload-now.tsx';

export interface StatusBarProps {
  readonly status: Status;
  readonly kind: string | undefined;
  /** F2 belongs to no form on this screen. */
  readonly uploadHasKey: boolean;
}

/** Always there: whether there is a line, what waits, how many numbers are left. */
export function StatusBar({ status, kind, uploadHasKey }: StatusBarProps) {
  const amber = status.notices.filter(notice => notice.level === 'amber');
  return (
    <section className="status-bar" aria-label={shellTexts.statusBar}>
      {statusCells(status, kind).map(({ name, text, ...looks }) => (
        <span key={name} className={`status-cell status-${name}`}>
          <Tagged {...looks}>{text}</Tagged>
          {name === 'pending' && status.pending.count + status.objected > 0 ? (
            <UploadNow hasKey={uploadHasKey} />
          ) : null}
        </span>
      ))}
      {amber.length === 0 ? null : (
        <details className="status-cell notices">
          <summary>
            <Tagged tone="warn" icon="warn">
              {shellTexts.notices} {amber.length}
            </Tagged>
          </summary>
          <ul>
            {amber.map(notice => (
              <li key={notice.text}>{notice.text}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
