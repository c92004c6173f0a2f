import type { Home } from '../../shared/contract/home.ts';
import type { Status } from '../../shared/contract/status.ts';
import type { User } from '../../shared/contract/users.ts';
import { ActionButton } from '../components/action-button.tsx';
import { Icon } from '../components/icon.tsx';
import { KeyHint } from '../components/key-hint.tsx';
import { Popover } from '../components/popover.tsx';
import { Tagged } from '../components/tagged.tsx';
import { todoRoutes } from '../features/home/todo-routes.ts';
import { hrefOf } from '../routing/route.ts';
import { shellTexts } from '../texts/shell.ts';
import { lockTexts } from '../texts/start.ts';
import { todoTexts } from '../texts/todo.ts';

export interface TopBarProps {
  readonly status: Status;
  readonly user: User;
  readonly home: Home | undefined;
  readonly onLock: () => void;
  readonly onSearch: () => void;
}

/** Whose desk this is, what can be asked of it, and what somebody should see to. */
export function TopBar({ status, user, home, onLock, onSearch }: TopBarProps) {
  return (
    <header className={status.practice ? 'top-bar top-practice' : 'top-bar'}>
      <p className="top-name">
        {status.practice ? <strong>{shellTexts.practiceMark}</strong> : null}
        <strong>{shellTexts.product}</strong>
        <span className="top-unit">
          {status.unitName} {status.pointName}
          {status.practice ? ` · ${shellTexts.practiceShort}` : ''}
        </span>
      </p>
      <button type="button" className="top-search" aria-keyshortcuts="Control+K" onClick={onSearch}>
        <Icon name="search" />
        <span>{shellTexts.search}</span>
        <KeyHint keys="Ctrl+K" />
      </button>
      <Bell {...{ status, home }} />
      <Popover
        side="below"
        label={shellTexts.signedIn}
        triggerClass="top-button"
        trigger={
          <>
            <Icon name="person" />
            <span className="visually-hidden">{shellTexts.signedIn}</span>
            <span>{user.name}</span>
          </>
        }
      >
        {() => (
          <>
            <p className="popover-title">{user.name}</p>
            <p className="quiet">{user.roles.map(role => lockTexts.roles[role]).join('、')}</p>
            <ActionButton label={shellTexts.lock} shortcut={shellTexts.locking} onPress={onLock} />
          </>
        )}
      </Popover>
    </header>
  );
}

/** Kept by the core, grouped by kind, with who must act; nothing here goes away by itself. */
function Bell({ status, home }: Pick<TopBarProps, 'status' | 'home'>) {
  const todo = home?.todo ?? [];
  const amber = status.notices.filter(({ level }) => level === 'amber');
  const count = todo.length + amber.length;
  return (
    <Popover
      side="below"
      label={shellTexts.bellTitle}
      triggerClass="top-button"
      trigger={
        <>
          <Icon name="bell" />
          <span className="visually-hidden">{shellTexts.bell(count)}</span>
          <span aria-hidden="true">{count}</span>
        </>
      }
    >
      {() => (
        <>
          <p className="popover-title">{shellTexts.bellTitle}</p>
          {count === 0 ? <p className="quiet">{shellTexts.bellEmpty}</p> : null}
          <ul className="bell-list">
            {todo.map(({ kind, count: things }) => (
              <li key={kind}>
                <a href={hrefOf(todoRoutes[kind])}>{todoTexts[kind].text(things)}</a>
                <span className="quiet">{todoTexts[kind].owner}</span>
              </li>
            ))}
            {amber.map(({ text }) => (
              <li key={text}>
                <Tagged tone="warn" icon="warn">
                  {text}
                </Tagged>
              </li>
            ))}
          </ul>
        </>
      )}
    </Popover>
  );
}
