import type { CatalogueView } from '../../../shared/contract/catalogue.ts';
import { TextField } from '../../components/text-field.tsx';
import { issueTexts } from '../../texts/issue.ts';
import type { FormView } from './form-view.ts';
import { KindSelect } from './kind-select.tsx';

export interface IssueHeadProps {
  readonly view: FormView;
  readonly kinds: CatalogueView['kinds'];
  readonly kind: string;
  readonly onKind: (kind: string) => void;
}

/** What is issued, and under which number of the business system. */
export function IssueHead({ view, kinds, kind, onKind }: IssueHeadProps) {
  return (
    <header className="issue-head">
      <h1>{issueTexts.title}</h1>
      <KindSelect id={view.idOf('kind')} error={view.errorOf('kind')} {...{ kinds, kind, onKind }} />
      <TextField
        id={view.idOf('businessNumber')}
        label={issueTexts.businessNumber}
        value={view.form.businessNumber}
        error={view.errorOf('businessNumber')}
        className="code-control"
        onChange={businessNumber => view.dispatch({ type: 'changed', patch: { businessNumber } })}
      />
    </header>
  );
}
