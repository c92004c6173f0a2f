import { FailurePanel } from '../../components/failure-panel.tsx';
import { Tagged, type TaggedProps } from '../../components/tagged.tsx';
import { startTexts } from '../../texts/start.ts';
import type { Task } from './use-preparing.ts';

const looks: Readonly<Record<Task['state'], Pick<TaggedProps, 'tone' | 'icon' | 'children'>>> = {
  waiting: { tone: 'plain', icon: 'ring', children: startTexts.waiting },
  running: { tone: 'offline', icon: 'ring', children: startTexts.running },
  done: { tone: 'ok', icon: 'check', children: startTexts.done },
  failed: { tone: 'error', icon: 'cross', children: startTexts.failed },
};

export interface PrepareStepProps {
  readonly tasks: readonly Task[];
  readonly failure: unknown;
}

/** ③ What is being done for the first invoice, line by line. */
export function PrepareStep({ tasks, failure }: PrepareStepProps) {
  return (
    <>
      <ul className="tasks" role="status">
        {tasks.map(({ label, state, note }) => (
          <li key={label}>
            <Tagged {...looks[state]} />
            <span>{label}</span>
            <span className="quiet">{note}</span>
          </li>
        ))}
      </ul>
      {failure === undefined ? null : <FailurePanel error={failure} />}
    </>
  );
}
