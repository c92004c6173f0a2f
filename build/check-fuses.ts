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
  // A fuse that this Electron no longer has takes any state, and nothing comes of it.
  const [offered, found] = [await readFuses(binary), await readFuses(program)];
  const asked = Object.entries(configuredFuses(readFileSync(config, 'utf8')));
  const wrong = asked.filter(([name, state]) => !Object.hasOwn(offered, name) || found[name] !== state);
  for (const [name, state] of wrong)
    process.stderr.write(
      `${name}: ${state} is asked for, ${offered[name]} → ${found[name]} was made of it\n`,
    );
  if (wrong.length > 0) return 1;
  process.stdout.write(`fuses read back: ${asked.length} as they should be\n`);
  return 0;
}

process.exitCode = await check();
