import type { UseQueryResult } from '@tanstack/react-query';
import type { Home } from '../../../shared/contract/home.ts';
import { Icon } from '../../components/icon.tsx';
import { hrefOf } from '../../routing/route.ts';
import { homeTexts } from '../../texts/home.ts';
import { todoTexts } from '../../texts/todo.ts';
import { Tile } from './tile.tsx';
import { todoRoutes } from './todo-routes.ts';

const grave: readonly Home['todo'][number]['kind'][] = ['refused', 'objected'];

/** What somebody should see to, most pressing first; each opens the list it counts. */
export function TodoTile({ home }: { readonly home: UseQueryResult<Home> }) {
  return (
    <Tile title={homeTexts.todo} query={home}>
      {({ todo }) =>
        todo.length === 0 ? (
          <p className="quiet">{homeTexts.todoNone}</p>
        ) : (
          <ol className="todo-list">
            {todo.map(({ kind, count }) => (
              <li key={kind}>
                <a
                  href={hrefOf(todoRoutes[kind])}
                  className={grave.includes(kind) ? 'tagged tone-error' : 'tagged'}
                >
                  <Icon name={grave.includes(kind) ? 'warn' : 'ring'} />
                  <span>{todoTexts[kind].text(count)}</span>
                </a>
                <span className="quiet">{todoTexts[kind].owner}</span>
              </li>
            ))}
          </ol>
        )
      }
    </Tile>
  );
}
