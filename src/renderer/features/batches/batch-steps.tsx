import type { BatchView } from '../../../shared/contract/batches.ts';
import { batchTexts as texts } from '../../texts/batches.ts';
import { batchStep } from './batch-facts.ts';

/** Where one is: 选文件 → 预检 → 开具 → 结果. */
export function BatchSteps({ batch }: { readonly batch: BatchView }) {
  const now = batchStep(batch);
  return (
    <ol className="batch-steps" aria-label={texts.stepList}>
      {texts.steps.map((name, index) => (
        <li key={name} {...(index === now ? { 'aria-current': 'step' as const } : {})}>
          <span>{index + 1}</span> {name}
        </li>
      ))}
    </ol>
  );
}
