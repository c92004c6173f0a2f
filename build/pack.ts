import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from './app-bundles.ts';
import { fetchElectron, findElectron } from './electron-binary.ts';
import { hostTarget, makeInstallers, type Packed, type PackTarget, pack } from './packer.ts';
import { makeStandInDistribution } from './stand-in-distribution.ts';

const build = fileURLToPath(new URL('../.build', import.meta.url));

/** Builds the program and packs it round the distribution that a program file of Electron lies in. */
export async function packReal(binary: string, target: PackTarget): Promise<Packed> {
  await buildApp();
  return pack({ ...target, distribution: dirname(binary), output: join(build, 'packed') });
}

async function packStandIn(target: PackTarget): Promise<Packed> {
  await buildApp();
  const distribution = join(build, 'stand-in-distribution');
  makeStandInDistribution(distribution, target.platform);
  return pack({ ...target, distribution, output: join(build, 'packed-stand-in') });
}

/** Says which of the two it was. */
async function packHere(target: PackTarget): Promise<string> {
  const binary = findElectron() ?? (await fetchElectron({ again: false }));
  if (binary !== undefined) return `已打包：${(await packReal(binary, target)).folder}`;
  const { folder } = await packStandIn(target);
  return `已用替身打包：${folder}\nElectron 的程序文件不在，这里也下载不到：这个文件夹能检查，不能启动`;
}

/** Without an argument the folder for this machine; `--installers=linux|win` what units install from. */
async function main(): Promise<number> {
  const [argument, ...more] = process.argv.slice(2);
  const installers = { '--installers=linux': 'linux', '--installers=win': 'win32' } as const;
  if (argument === undefined) {
    const target = hostTarget();
    if (target === undefined) return complain('只能为 Linux 和 Windows（x64、arm64）打包', 1);
    process.stdout.write(`${await packHere(target)}\n`);
    return 0;
  }
  const platform = Object.entries(installers).find(([name]) => name === argument)?.[1];
  if (platform === undefined || more.length > 0)
    return complain(`可用的参数：${Object.keys(installers).join(' ')}`, 2);
  await buildApp();
  return makeInstallers(platform);
}

function complain(text: string, code: number): number {
  process.stderr.write(`${text}\n`);
  return code;
}

if (import.meta.main) process.exitCode = await main();
