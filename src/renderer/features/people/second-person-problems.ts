import type { Approval } from '../../../shared/contract/transport.ts';
import { secondPersonTexts } from '../../texts/people.ts';

export interface SecondPersonProblems {
  readonly user?: string;
  readonly pin?: string;
}

export function secondPersonProblems({ user, pin }: Approval, self: string): SecondPersonProblems {
  return {
    ...(user === self ? { user: secondPersonTexts.notSelf } : {}),
    ...(pin === '' ? { pin: secondPersonTexts.pinMissing } : {}),
  };
}
