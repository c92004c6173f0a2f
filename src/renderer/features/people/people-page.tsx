import './people.css';
import { useEffect, useRef, useState } from 'react';
import type { User } from '../../../shared/contract/users.ts';
import { useQueryOf } from '../../api/use-query-of.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { Reading } from '../../components/reading.tsx';
import { Tagged } from '../../components/tagged.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { peopleTexts } from '../../texts/people.ts';
import { AddPerson } from './add-person.tsx';
import { ChangeRoles } from './change-roles.tsx';
import { PeopleTable, personButton } from './people-table.tsx';
import { ResetPin } from './reset-pin.tsx';

type Opened =
  | { readonly form: 'none' }
  | { readonly form: 'add' }
  | { readonly form: 'roles' | 'pin'; readonly id: string };

/** 用户与角色: who works at this desk and what each may do. */
export function PeoplePage({ user }: { readonly user: User }) {
  const list = useQueryOf('users.list', {});
  const [opened, setOpened] = useState<Opened>({ form: 'none' });
  const [said, setSaid] = useState<string>();
  const mayChange = user.roles.includes('administrator');
  const users = list.data ?? [];
  const open = (next: Opened, text?: string) => {
    setOpened(next);
    setSaid(text);
  };
  const close = () => open({ form: 'none' });
  const done = (text: string) => open({ form: 'none' }, text);
  const add = () => open({ form: 'add' });
  useShortcuts({ F3: mayChange ? add : undefined });
  useFocusOfList(opened, users);
  const person = 'id' in opened ? users.find(({ id }) => id === opened.id) : undefined;
  return (
    <div className="people">
      <section className="people-list">
        <p className="quiet">{mayChange ? peopleTexts.rule : peopleTexts.onlyAdministrator}</p>
        <Reading of={list} />
        {list.data === undefined ? null : (
          <PeopleTable
            users={users}
            self={user.id}
            onOpen={mayChange ? id => open({ form: 'roles', id }) : undefined}
          />
        )}
        {said === undefined ? null : (
          <p>
            <Tagged tone="ok" icon="check">
              {said}
            </Tagged>
          </p>
        )}
        {mayChange ? (
          <div className="people-foot">
            <p className="quiet keys">{peopleTexts.addKeys}</p>
            <ActionButton
              label={peopleTexts.add}
              shortcut="F3"
              primary={opened.form === 'none'}
              onPress={add}
            />
          </div>
        ) : null}
      </section>
      {opened.form === 'add' ? <AddPerson users={users} onClose={close} onDone={done} /> : null}
      {opened.form === 'roles' && person !== undefined ? (
        <ChangeRoles
          key={person.id}
          person={person}
          onClose={close}
          onDone={done}
          onReset={() => open({ form: 'pin', id: person.id })}
        />
      ) : null}
      {opened.form === 'pin' && person !== undefined ? (
        <ResetPin
          key={person.id}
          person={person}
          users={users}
          self={user.id}
          onDone={done}
          onClose={() => open({ form: 'roles', id: person.id })}
        />
      ) : null}
    </div>
  );
}

/** When a form is closed the focus goes back to the person it was about, or to the first one. */
function useFocusOfList(opened: Opened, users: readonly User[]): void {
  const before = useRef<Opened>(opened);
  useEffect(() => {
    const left = before.current;
    before.current = opened;
    if (opened.form !== 'none' || left.form === 'none') return;
    const id = 'id' in left ? left.id : users[0]?.id;
    if (id !== undefined) document.getElementById(personButton(id))?.focus();
  }, [opened, users]);
}
