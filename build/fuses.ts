import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** The packer's names of Electron's switches, and where each lies on the wire. */
const places = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
} as const;

export type Fuses = Readonly<Record<string, boolean>>;

/** What electron-builder.yml asks for, from its text. Throws where the block is not a flat list of yes and no. */
export function configuredFuses(text: string): Fuses {
  const block = /^electronFuses:\n((?: .*\n|\n)+)/m.exec(text)?.[1] ?? '';
  const lines = block.split('\n').filter(line => line.trim() !== '' && !line.trim().startsWith('#'));
  if (lines.length === 0) throw new Error('electron-builder.yml asks for no fuses');
  return Object.fromEntries(
    lines.map(line => {
      const [, name, state] = /^ {2}(\w+): (true|false)$/.exec(line) ?? [];
      if (name === undefined) throw new Error(`not a fuse: ${line}`);
      return [name, state === 'true'];
    }),
  );
}

/** What a program file says; a fuse that it does not have is left out. */
export async function readFuses(program: string): Promise<Fuses> {
  const wire = await getCurrentFuseWire(program);
  return Object.fromEntries(
    Object.entries(places).flatMap(([name, place]) => {
      const state = String.fromCharCode(wire[place] ?? 0);
      return state === '0' || state === '1' ? [[name, state === '1']] : [];
    }),
  );
}
