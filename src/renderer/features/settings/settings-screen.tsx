import './settings.css';
import { useEffect, useRef } from 'react';
import type { User } from '../../../shared/contract/users.ts';
import { hrefOf, type SettingsPage, settingsPages } from '../../routing/route.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { PeoplePage } from '../people/people-page.tsx';
import { DisplayPage } from './display-page.tsx';
import { OrdersPage } from './orders-page.tsx';

export interface SettingsScreenProps {
  readonly page: SettingsPage;
  readonly user: User;
}

export function SettingsScreen({ page, user }: SettingsScreenProps) {
  const main = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is an arrival too
  useEffect(() => main.current?.focus(), [page]);
  return (
    <main ref={main} id="content" className="page settings" tabIndex={-1}>
      <h1>
        {settingsTexts.title} <span className="quiet">› {settingsTexts.pages[page]}</span>
      </h1>
      <nav className="settings-pages" aria-label={settingsTexts.navigation}>
        {settingsPages.map(name => (
          <a
            key={name}
            href={hrefOf({ screen: 'settings', page: name })}
            {...(name === page ? { 'aria-current': 'page' as const } : {})}
          >
            {settingsTexts.pages[name]}
          </a>
        ))}
      </nav>
      {page === 'display' ? <DisplayPage /> : null}
      {page === 'people' ? <PeoplePage user={user} /> : null}
      {page === 'orders' ? <OrdersPage user={user} /> : null}
    </main>
  );
}
