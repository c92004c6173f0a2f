import { findElectron } from '../../build/electron-binary.ts';

/** Said once before the journeys: in which hosts they run. */
export default function sayHosts(): void {
  const there = findElectron() !== undefined;
  const hosts = ['browser host', 'Electron stand-in', ...(there ? ['Electron'] : [])];
  process.stdout.write(`journeys run in: ${hosts.join(', ')}\n`);
  if (!there)
    process.stdout.write('not run: journeys in Electron itself (Electron’s program file is not there)\n');
}
