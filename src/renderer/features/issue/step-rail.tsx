import { Icon } from '../../components/icon.tsx';
import { issueTexts } from '../../texts/issue.ts';
import { type IssueForm, isBlankRow } from './issue-form.ts';
import { totalOf } from './row-amount.ts';

/** For those who issue rarely: the steps and their keys, the next one marked. */
export function StepRail({ form }: { readonly form: IssueForm }) {
  const done = [
    form.payerName !== '',
    form.rows.some(row => !isBlankRow(row)),
    totalOf(form.rows) > 0,
    false,
  ];
  const next = done.indexOf(false);
  return (
    <ol className="step-rail" aria-label={issueTexts.steps}>
      {issueTexts.stepNames.map((name, index) => (
        <li
          key={name}
          className={done[index] ? 'step-done' : ''}
          {...(index === next ? { 'aria-current': 'step' as const } : {})}
        >
          {done[index] ? <Icon name="check" /> : null}
          {name}
        </li>
      ))}
    </ol>
  );
}
