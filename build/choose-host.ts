import { fetchElectron, findElectron, hasDisplay } from './electron-binary.ts';

export type HostChoice =
  | { readonly ok: true; readonly host: 'electron'; readonly binary: string; readonly why: string }
  | { readonly ok: true; readonly host: 'browser'; readonly why: string }
  | { readonly ok: false; readonly problem: string };

/** Electron where its program file is there or can be fetched quickly and a window can be seen; else the browser. */
export async function chooseHost(asked: 'browser' | 'electron' | undefined): Promise<HostChoice> {
  if (asked === 'browser') return { ok: true, host: 'browser', why: '用浏览器主机启动：--host=browser' };
  if (asked === undefined && !hasDisplay(process.env, process.platform))
    return { ok: true, host: 'browser', why: '用浏览器主机启动：这台电脑没有图形界面' };
  const found = findElectron();
  const binary = found ?? (await fetchElectron({ again: asked === 'electron' }));
  if (binary !== undefined) {
    const why = asked ? '--host=electron' : found ? '程序文件在' : '程序文件刚刚下载';
    return { ok: true, host: 'electron', binary, why: `用 Electron 主机启动：${why}` };
  }
  if (asked === undefined)
    return { ok: true, host: 'browser', why: '用浏览器主机启动：Electron 的程序文件不在，这里也下载不到' };
  return {
    ok: false,
    problem: 'Electron 的程序文件不在，这里也下载不到；用 npm start -- --host=browser 启动浏览器主机',
  };
}
