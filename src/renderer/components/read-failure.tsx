import type { ReactNode } from 'react';
import { DeskGone } from '../api/desk-link.ts';
import { FailurePanel } from './failure-panel.tsx';

export interface ReadFailureProps {
  readonly error: Error | null;
  readonly children?: ReactNode;
}

/** Why something could not be read. A desk that does not answer is said once, above everything, and not here again. */
export function ReadFailure({ error, children }: ReadFailureProps) {
  if (error === null || error instanceof DeskGone) return null;
  return <FailurePanel error={error}>{children}</FailurePanel>;
}
