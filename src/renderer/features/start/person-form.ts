import { userId } from '../../../shared/contract/users.ts';
import { startTexts } from '../../texts/start.ts';

export interface PersonForm {
  readonly name: string;
  readonly id: string;
  readonly pin: string;
  readonly pinAgain: string;
}

export const blankPerson: PersonForm = { name: '', id: 'admin', pin: '', pinAgain: '' };

export const shortestPin = 8;

/** What is missing, by field; empty when the person can be created. */
export function personProblems(person: PersonForm): Partial<Record<keyof PersonForm, string>> {
  const missing = shortestPin - [...person.pin].length;
  return {
    ...(person.name.trim() === '' ? { name: startTexts.nameMissing } : {}),
    ...(userId.safeParse(person.id).success ? {} : { id: startTexts.userIdInvalid }),
    ...(missing > 0 ? { pin: startTexts.pinShort(missing) } : {}),
    ...(person.pin === person.pinAgain ? {} : { pinAgain: startTexts.pinDifferent }),
  };
}
