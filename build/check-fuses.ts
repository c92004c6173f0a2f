import { readFileSync } from 'node:fs';
import { findElectron } from './electron-binary.ts';
import { configuredFuses, readFuses } from './fuses.ts';
import { packReal } from './pack.ts';
import { hostTarget } from './packer.ts';

// Only Electron's own program file shows whether the packer's flipping is understood there.
const config = new URL('../electron-builder.yml', import.meta.url);

async function check(): Promise<number> {
  const binary = findElectron();
  const target = hostTarget();
  if (binary === undefined || target === undefined) {
    const why =
      target === undefined
        ? 'Electron is packed for Linux and Windows'
        : "Electron's own program file is not there";
    process.stdout.write(`not run: fuses read back (${why})\n`);
    return 0;
  }
  const { program } = await packReal(binary, target);
  const found = await readFuses(program);
  const wrong = Object.entries(configuredFuses(readFileSync(config, 'utf8'))).filter(
    ([name, state]) => found[name] !== state,
  );
  for (const [name, state] of wrong)
    process.stderr.write(`${name}: ${state} in electron-builder.yml, ${found[name]} in ${program}\n`);
  if (wrong.length === 0)
    process.stdout.write(`fuses read back: ${Object.keys(found).length} as they should be\n`);
  return wrong.length === 0 ? 0 : 1;
}

process.exitCode = await check();
