import type { KeyboardEvent } from 'react';
import type { User } from '../../../shared/contract/users.ts';
import { isComposing, keyName } from '../../components/key-name.ts';
import { Tagged } from '../../components/tagged.tsx';
import { peopleTexts } from '../../texts/people.ts';
import { lockTexts } from '../../texts/start.ts';

export interface PeopleTableProps {
  readonly users: readonly User[];
  readonly self: string;
  /** Absent for who may only look. */
  readonly onOpen: ((id: string) => void) | undefined;
}

export const personButton = (id: string) => `open-${id}`;

/** One row a person; the names are buttons, ↑ and ↓ go along them. */
export function PeopleTable({ users, self, onOpen }: PeopleTableProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[keyName(event.nativeEvent)];
    const at = users.findIndex(({ id }) => personButton(id) === document.activeElement?.id);
    const next = by === undefined || at < 0 ? undefined : users[at + by];
    if (next === undefined) return;
    event.preventDefault();
    document.getElementById(personButton(next.id))?.focus();
  };
  return (
    <table className="rows" aria-label={peopleTexts.list} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          <th scope="col">{peopleTexts.name}</th>
          <th scope="col">{peopleTexts.userId}</th>
          <th scope="col">{peopleTexts.roles}</th>
          <th scope="col">{peopleTexts.state}</th>
        </tr>
      </thead>
      <tbody>
        {users.map(({ id, name, roles, locked }) => (
          <tr key={id}>
            <th scope="row">
              {onOpen === undefined ? (
                name
              ) : (
                <button
                  id={personButton(id)}
                  type="button"
                  className="link-button"
                  onClick={() => onOpen(id)}
                >
                  {name}
                </button>
              )}
              {id === self ? <span className="quiet">（{peopleTexts.self}）</span> : null}
            </th>
            <td className="digits">{id}</td>
            <td>{roles.map(role => lockTexts.roles[role]).join('、')}</td>
            <td>
              {locked ? (
                <Tagged tone="warn" icon="lock">
                  {peopleTexts.locked}
                </Tagged>
              ) : (
                <Tagged tone="ok" icon="check">
                  {peopleTexts.usable}
                </Tagged>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
