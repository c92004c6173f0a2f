import { AppError } from '../../shared/errors.ts';
import { DeskGone } from '../api/desk-link.ts';
import { consequences, deskGone, unexpected } from '../texts/errors.ts';

export interface FailureParts {
  /** 发生了什么. */
  readonly what: string;
  /** 什么是安全的. */
  readonly safe: string;
  /** 下一步. */
  readonly next: string;
}

/**
 * The three parts of any failure. The core words its messages `事实。安全；下一步。`, knowing the numbers and names;
 * what a message leaves out comes from the texts of its code.
 */
export function failureParts(error: unknown): FailureParts {
  if (error instanceof DeskGone) return deskGone;
  const { internal } = consequences;
  if (!(error instanceof AppError) || error.code === 'internal') return { what: unexpected, ...internal };
  const usual = consequences[error.code];
  // The platform's own words stand in quotation marks and may hold a full stop.
  const sentences = /^((?:“[^”]*”|[^。“])*)。?(.*?)。?$/su.exec(error.message);
  const [safe = '', ...rest] = (sentences?.[2] ?? '').split('；');
  return {
    what: sentences?.[1] ?? error.message,
    safe: safe === '' ? usual.safe : safe,
    next: rest.length === 0 ? usual.next : rest.join('；'),
  };
}
