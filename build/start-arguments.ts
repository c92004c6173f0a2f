import { parseArgs } from 'node:util';

export type StartArguments =
  | {
      readonly ok: true;
      readonly host: 'browser' | 'electron' | undefined;
      readonly opensBrowser: boolean;
      /** For the program itself. */
      readonly passedOn: readonly string[];
    }
  | { readonly ok: false; readonly problem: string };

/** `--host=browser|electron`, `--no-open`, `--go=#/issue`, `--printer=NAME`. */
export function readStartArguments(args: readonly string[]): StartArguments {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        host: { type: 'string' },
        'no-open': { type: 'boolean' },
        go: { type: 'string' },
        printer: { type: 'string' },
      },
    });
    const { host, go, printer } = values;
    if (host !== undefined && host !== 'browser' && host !== 'electron')
      return { ok: false, problem: `没有名为 ${host} 的主机；可用 browser 和 electron` };
    const passedOn = [
      ...(go === undefined ? [] : [`--go=${go}`]),
      ...(printer === undefined ? [] : [`--printer=${printer}`]),
    ];
    return { ok: true, host, opensBrowser: values['no-open'] !== true, passedOn };
  } catch {
    // Whatever the parser disliked, the answer is what there is.
    return {
      ok: false,
      problem: '可用的参数：--host=browser|electron --no-open --go=#/issue --printer=NAME',
    };
  }
}
