import { startTexts } from '../../texts/start.ts';

const steps = [startTexts.purposeStep, startTexts.personStep, startTexts.prepareStep];

export function StepList({ current }: { readonly current: number }) {
  return (
    <ol className="step-list">
      {steps.map((name, index) => (
        <li key={name} {...(index === current ? { 'aria-current': 'step' as const } : {})}>
          {name}
        </li>
      ))}
    </ol>
  );
}
