import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getRawHeader } from '@electron/asar';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configuredFuses, readFuses } from '../../build/fuses.ts';
import { filesBelow } from '../support/files-below.ts';
import { type PackedApp, packStandIn } from '../support/packed-app.ts';

const config = fileURLToPath(new URL('../../electron-builder.yml', import.meta.url));

let app: PackedApp;
let resources: NtExecutableResource;
beforeAll(async () => {
  app = await packStandIn({ platform: 'win32', arch: 'x64' });
  resources = NtExecutableResource.from(NtExecutable.from(readFileSync(app.program)));
});
afterAll(() => app?.close());

describe('the program packed for Windows', () => {
  it('knows the checksum of its archive, without which it would refuse to start', () => {
    const { bin } = resources.entries.find(({ type }) => type === 'INTEGRITY')!;
    const header = createHash('sha256').update(getRawHeader(app.archive).headerString).digest('hex');
    expect(JSON.parse(Buffer.from(bin).toString())).toEqual([
      { file: 'resources\\app.asar', alg: 'SHA256', value: header },
    ]);
  });

  it('has its fuses flipped', async () => {
    expect(await readFuses(app.program)).toMatchObject(configuredFuses(readFileSync(config, 'utf8')));
  });

  it('has the native file of Windows, outside of the archive, and no other', () => {
    const native = ['node_modules/better-sqlite3/prebuilds/win32-x64.node'];
    expect(app.files.filter(file => file.endsWith('.node'))).toEqual(native);
    expect(filesBelow(`${app.archive}.unpacked`)).toEqual(native);
  });

  it('has its icon in every size and says its name', () => {
    const [icons] = Resource.IconGroupEntry.fromEntries(resources.entries);
    // 0 stands for 256.
    expect(icons?.icons.map(({ width }) => width)).toEqual([16, 24, 32, 48, 64, 128, 0]);
    const [version] = Resource.VersionInfo.fromEntries(resources.entries);
    const [language] = version!.getAllLanguagesForStringValues();
    expect(version?.getStringValues(language!)).toMatchObject({ ProductName: '单位开票台' });
  });
});
