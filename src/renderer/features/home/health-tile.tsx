import type { UseQueryResult } from '@tanstack/react-query';
import type { Home } from '../../../shared/contract/home.ts';
import { Tagged, type TaggedProps } from '../../components/tagged.tsx';
import { homeTexts } from '../../texts/home.ts';
import { Tile } from './tile.tsx';

const looks: Readonly<Record<Home['health'][number]['state'], Pick<TaggedProps, 'tone' | 'icon'>>> = {
  green: { tone: 'ok', icon: 'check' },
  amber: { tone: 'warn', icon: 'warn' },
  red: { tone: 'error', icon: 'cross' },
};

export function HealthTile({ home }: { readonly home: UseQueryResult<Home> }) {
  return (
    <Tile title={homeTexts.health} query={home}>
      {({ health }) => (
        <ul className="health-list">
          {health.map(({ name, state, text }) => (
            <li key={name}>
              <Tagged {...looks[state]}>
                {name} <span className="visually-hidden">{homeTexts.healthStates[state]}</span>
              </Tagged>
              <span className="quiet">{text}</span>
            </li>
          ))}
        </ul>
      )}
    </Tile>
  );
}
