import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useLayoutEffect, useMemo } from 'react';
import { useQueryOf } from '../api/use-query-of.ts';
import { antdTheme } from './antd-theme.ts';
import { applyTheme } from './apply-theme.ts';
import { keepDisplay, keptDisplay } from './kept-display.ts';
import { themes } from './themes.ts';

export interface ThemedProps {
  readonly nonce: string;
  readonly children: ReactNode;
}

/** The look that the desk's settings ask for; until they are read, the one this window had last. */
export function Themed({ nonce, children }: ThemedProps) {
  const settings = useQueryOf('settings.get', {});
  const { theme: name, density } = settings.data?.display ?? keptDisplay();
  const theme = themes[name];
  useLayoutEffect(() => {
    applyTheme(theme, density, document.documentElement);
    keepDisplay({ theme: theme.name, density });
  }, [theme, density]);
  const config = useMemo(() => antdTheme(theme, density), [theme, density]);
  return (
    <ConfigProvider
      locale={zhCN}
      csp={{ nonce }}
      theme={config}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  );
}
