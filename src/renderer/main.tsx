import './theme/base.css';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { DeskProvider } from './api/desk-context.tsx';
import { createHttpLink } from './api/http-link.ts';
import { openHttpSession } from './api/http-session.ts';
import { App } from './app/app.tsx';
import { StrangerScreen } from './app/stranger-screen.tsx';
import { Announcer } from './components/announcer.tsx';
import { antdTheme } from './theme/antd-theme.ts';
import { applyTheme } from './theme/apply-theme.ts';
import { light } from './theme/tokens.ts';

// The policy allows no code from text, and zod would try it.
z.config({ jitless: true });
applyTheme(light, document.documentElement);

const bearer = await openHttpSession();
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');

createRoot(root).render(
  <StrictMode>
    <ConfigProvider
      locale={zhCN}
      csp={{ nonce }}
      theme={antdTheme(light)}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {bearer === undefined ? (
        <StrangerScreen />
      ) : (
        <Announcer>
          <DeskProvider link={createHttpLink(bearer)}>
            <App />
          </DeskProvider>
        </Announcer>
      )}
    </ConfigProvider>
  </StrictMode>,
);
