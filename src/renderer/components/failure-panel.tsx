import type { ReactNode } from 'react';
import { AppError } from '../../shared/errors.ts';
import { DeskGone } from '../api/desk-link.ts';
import { consequences, deskGone } from '../texts/errors.ts';
import { Icon } from './icon.tsx';

export interface FailureParts {
  readonly what: string;
  readonly safe: string;
  readonly next: string;
}

/** What happened, what is safe, what to do: for every way in which a call can end badly. */
export function failureParts(error: unknown): FailureParts {
  if (error instanceof DeskGone) return deskGone;
  if (!(error instanceof AppError)) return { what: '', ...consequences.internal };
  return { what: error.message, ...consequences[error.code] };
}

export interface FailurePanelProps {
  readonly error: unknown;
  readonly id?: string;
  /** The button that does what the last sentence says. */
  readonly children?: ReactNode;
}

export function FailurePanel({ error, id, children }: FailurePanelProps) {
  const { what, safe, next } = failureParts(error);
  return (
    <div className="failure" role="alert" {...(id === undefined ? {} : { id })}>
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
