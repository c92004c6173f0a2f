import { parseArgs } from 'node:util';

export type StartArguments =
  | { readonly ok: true; readonly host: 'browser' | 'electron' | undefined; readonly opensBrowser: boolean }
  | { readonly ok: false; readonly problem: string };

/** `--host=browser|electron`, `--no-open`. */
export function readStartArguments(args: readonly string[]): StartArguments {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { host: { type: 'string' }, 'no-open': { type: 'boolean' } },
    });
    const { host } = values;
    if (host !== undefined && host !== 'browser' && host !== 'electron')
      return { ok: false, problem: `没有名为 ${host} 的主机；可用 browser，以后还有 electron` };
    return { ok: true, host, opensBrowser: values['no-open'] !== true };
  } catch {
    // Whatever the parser disliked, the answer is what there is.
    return { ok: false, problem: '可用的参数：--host=browser --no-open' };
  }
}
