import type { Problem } from '../../../shared/domain/problem.ts';
import { Icon } from '../../components/icon.tsx';
import { issueTexts } from '../../texts/issue.ts';
import type { FormView } from './form-view.ts';

export interface ProblemListProps {
  readonly view: FormView;
  /** `undefined` while it is not known. */
  readonly problems: readonly Problem[] | undefined;
  readonly blank: boolean;
}

/** What is still missing, in the same words as under the fields; each leads to its field. */
export function ProblemList({ view, problems, blank }: ProblemListProps) {
  if (blank) return <p className="quiet">{issueTexts.blank}</p>;
  if (problems === undefined) return <p className="quiet">{issueTexts.checking}</p>;
  if (problems.length === 0)
    return (
      <p className="ready tone-ok">
        <Icon name="check" />
        {issueTexts.noProblems}
      </p>
    );
  return (
    <>
      <h2>{issueTexts.problems(problems.length)}</h2>
      <ol className="problems">
        {problems.map(problem => (
          <li key={`${problem.field} ${problem.code}`}>
            <button type="button" className="link-button" onClick={() => view.focusProblem(problem)}>
              {placed(problem)}
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Problems of a row say which row. */
function placed({ field, message }: Problem): string {
  const row = /^items\[(\d+)\]/.exec(field)?.[1];
  return row === undefined ? message : `${issueTexts.row(Number(row))}：${message}`;
}
