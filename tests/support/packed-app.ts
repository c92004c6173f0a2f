import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { buildApp } from '../../build/app-bundles.ts';
import { type Packed, type PackTarget, pack } from '../../build/packer.ts';
import { makeStandInDistribution } from '../../build/stand-in-distribution.ts';
import { filesBelow } from './files-below.ts';

/** Packed by the real packer round the stand-in for Electron's distribution, and taken out of its archive again. */
export interface PackedApp extends Packed {
  /** What `buildApp()` made. */
  readonly built: string;
  /** The archive's files with those beside it, far from the repository. */
  readonly extracted: string;
  /** All files of it, sorted. */
  readonly files: readonly string[];
  close(): void;
}

export async function packStandIn(target: PackTarget): Promise<PackedApp> {
  const work = realpathSync(mkdtempSync(join(tmpdir(), 'packed-')));
  const built = await buildApp();
  const distribution = join(work, 'distribution');
  makeStandInDistribution(distribution, target.platform);
  const packed = pack({ ...target, distribution, output: join(work, 'output') });
  const extracted = join(work, 'extracted');
  extractAll(packed.archive, extracted);
  return {
    ...packed,
    ...{ built, extracted, files: filesBelow(extracted) },
    close: () => rmSync(work, { recursive: true }),
  };
}
