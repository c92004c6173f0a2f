import './theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { DeskProvider } from './api/desk-context.tsx';
import { openLink } from './api/open-link.ts';
import { App } from './app/app.tsx';
import { CrashScreen } from './app/crash-screen.tsx';
import { StrangerScreen } from './app/stranger-screen.tsx';
import { Announcer } from './components/announcer.tsx';
import { goToPlace } from './routing/route.ts';
import { applyTheme } from './theme/apply-theme.ts';
import { keptDisplay } from './theme/kept-display.ts';
import { Themed } from './theme/themed.tsx';
import { themes } from './theme/themes.ts';

// The policy allows no code from text, and zod would try it.
z.config({ jitless: true });
const { theme, density } = keptDisplay();
applyTheme(themes[theme], density, document.documentElement);

const link = await openLink();
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');

createRoot(root, {
  onUncaughtError(error) {
    reportError(error);
    // React has taken everything off the page: a fresh root says so.
    const place = document.body.appendChild(document.createElement('div'));
    createRoot(place).render(<CrashScreen />);
  },
}).render(
  <StrictMode>
    {link === undefined ? (
      <StrangerScreen />
    ) : (
      <DeskProvider link={link} onGo={goToPlace}>
        <Themed nonce={nonce}>
          <Announcer>
            <App />
          </Announcer>
        </Themed>
      </DeskProvider>
    )}
  </StrictMode>,
);
