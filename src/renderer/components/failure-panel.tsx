import type { ReactNode } from 'react';
import { failureParts } from './failure-parts.ts';
import { Icon } from './icon.tsx';

export interface FailurePanelProps {
  readonly error: unknown;
  /** The button that does what the last sentence says. */
  readonly children?: ReactNode;
}

export function FailurePanel({ error, children }: FailurePanelProps) {
  const { what, safe, next } = failureParts(error);
  return (
    <div className="failure" role="alert">
      <p className="failure-what">
        <Icon name="warn" />
        <span>{what}</span>
      </p>
      <p>{safe}</p>
      <p>{next}</p>
      {children === undefined ? null : <div className="failure-actions">{children}</div>}
    </div>
  );
}
