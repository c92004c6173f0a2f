import { startTexts } from '../../texts/start.ts';
import { type Purpose, type Step, stepsOf } from './setup-steps.ts';

export interface StepListProps {
  readonly purpose: Purpose;
  readonly current: Step;
}

export function StepList({ purpose, current }: StepListProps) {
  return (
    <ol className="step-list">
      {stepsOf[purpose].map(step => (
        <li key={step} {...(step === current ? { 'aria-current': 'step' as const } : {})}>
          {startTexts.steps[step]}
        </li>
      ))}
    </ol>
  );
}
