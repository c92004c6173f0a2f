import type { User } from '../../../shared/contract/users.ts';
import { lockTexts } from '../../texts/start.ts';

export interface UserTilesProps {
  readonly users: readonly User[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** One tile a person; radio buttons underneath, so the arrow keys choose. */
export function UserTiles({ users, chosen, onChoose }: UserTilesProps) {
  return (
    <fieldset className="tiles">
      <legend className="label">{lockTexts.who}</legend>
      {users.map(user => (
        <label key={user.id} className="tile">
          <input
            type="radio"
            name="user"
            value={user.id}
            checked={user.id === chosen}
            onChange={() => onChoose(user.id)}
          />
          <span className="tile-name">{user.name}</span>
          <span className="tile-roles">{user.roles.map(role => lockTexts.roles[role]).join('、')}</span>
          {user.locked ? <span className="tone-error">{lockTexts.locked}</span> : null}
        </label>
      ))}
    </fieldset>
  );
}
