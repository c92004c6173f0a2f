import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../build/app-bundles.ts';
import { launchStandIn, type StandIn, type StandInOptions } from './electron/launch.ts';

/** The built program on the stand-in. A folder of its own goes with it; one that was given stays. */
export interface StandInDesk extends StandIn {
  readonly home: string;
}

export async function startOnStandIn(
  options: Partial<StandInOptions> & { readonly home?: string } = {},
): Promise<StandInDesk> {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'desk-home-'));
  const program = await launchStandIn({
    ...options,
    main: join(await buildApp(), 'src/main/electron.js'),
    env: { UNIT_INVOICING_HOME: home, ...options.env },
  });
  return {
    ...program,
    home,
    async close() {
      await program.close();
      if (options.home === undefined) rmSync(home, { recursive: true, force: true });
    },
  };
}
