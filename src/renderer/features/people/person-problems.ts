import { type User, userId } from '../../../shared/contract/users.ts';
import type { Role } from '../../../shared/domain/role.ts';
import { peopleTexts } from '../../texts/people.ts';

export const shortestPin = 8;

export interface NewPerson {
  readonly name: string;
  readonly id: string;
  readonly roles: readonly Role[];
  readonly pin: string;
  readonly pinAgain: string;
}

export const blankPerson: NewPerson = { name: '', id: '', roles: [], pin: '', pinAgain: '' };

export type Problems = Readonly<Partial<Record<keyof NewPerson, string>>>;

/** What keeps this person from being added, by field, in the order of the fields. */
export function newPersonProblems(person: NewPerson, users: readonly User[]): Problems {
  const taken = users.some(({ id }) => id === person.id);
  return {
    ...(person.name.trim() === '' ? { name: peopleTexts.nameMissing } : {}),
    ...(userId.safeParse(person.id).success ? {} : { id: peopleTexts.userIdInvalid }),
    ...(taken ? { id: peopleTexts.userIdTaken } : {}),
    ...rolesProblems(person.roles),
    ...pinProblems(person),
  };
}

export function rolesProblems(roles: readonly Role[]): Pick<Problems, 'roles'> {
  return roles.length === 0 ? { roles: peopleTexts.rolesMissing } : {};
}

export function pinProblems({ pin, pinAgain }: Pick<NewPerson, 'pin' | 'pinAgain'>): Problems {
  const missing = shortestPin - [...pin].length;
  return {
    ...(missing > 0 ? { pin: peopleTexts.pinShort(missing) } : {}),
    ...(pin === pinAgain ? {} : { pinAgain: peopleTexts.pinDifferent }),
  };
}

/** A pure auditor's PIN opens no signing key; who becomes one, or stops being one, needs a new PIN. */
export function needsNewPin(before: readonly Role[], after: readonly Role[]): boolean {
  const signs = (roles: readonly Role[]) => roles.some(role => role !== 'auditor');
  return after.length > 0 && signs(before) !== signs(after);
}
