import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import type { PackPlatform } from './packer.ts';

/** As Electron's program file has it, before anything is flipped: a mark, version, count, states. */
const fuseWire = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09101100011';

/**
 * As much of Electron's distribution as the packer insists on, where the real one cannot be had. What is packed round
 * it does not start, but everything the packer does can be looked at.
 */
export function makeStandInDistribution(folder: string, platform: PackPlatform): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const program = platform === 'linux' ? Buffer.from('stand-in ') : emptyWindowsProgram();
  const name = platform === 'linux' ? 'electron' : 'electron.exe';
  writeFileSync(join(folder, name), Buffer.concat([program, Buffer.from(fuseWire)]), { mode: 0o755 });
}

/** Enough of a program for its icon, its version and the archive's checksum to be written into. */
function emptyWindowsProgram(): Buffer {
  const program = NtExecutable.createEmpty();
  const resources = NtExecutableResource.from(program);
  const lang = { lang: 1033, codepage: 1200 };
  const version = Resource.VersionInfo.create({
    lang: lang.lang,
    fixedInfo: {},
    strings: [{ ...lang, values: { FileDescription: 'stand-in' } }],
  });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  return Buffer.from(program.generate());
}
