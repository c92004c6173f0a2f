import type { SyncOverview } from '../../../shared/contract/sync.ts';
import { failureParts } from '../../components/failure-parts.ts';
import { secondText } from '../../components/figures.ts';
import { Tagged } from '../../components/tagged.tsx';
import { toldFailure } from '../../components/told-failure.ts';
import { errorClassTexts } from '../../texts/sync.ts';
import { errorClass } from './error-class.ts';

/** Why the last attempt did not finish, what kind of trouble that is, and whose. Without a line it is no error. */
export function LastError({ error }: { readonly error: NonNullable<SyncOverview['lastError']> }) {
  const kind = errorClass(error.code);
  const { what, safe, next } = failureParts(toldFailure(error));
  const offline = kind === 'network';
  return (
    <section className={offline ? 'last-error last-error-offline' : 'last-error'} aria-live="off">
      <p>
        <Tagged tone={offline ? 'offline' : 'error'} icon="warn">
          {errorClassTexts[kind].name}
        </Tagged>
        <strong>{what}</strong>
        <span className="quiet">{secondText(error.at)}</span>
      </p>
      <p>
        {safe}；{next}
      </p>
      <p>{errorClassTexts[kind].who}</p>
    </section>
  );
}
