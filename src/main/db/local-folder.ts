import { statfsSync } from 'node:fs';
import { AppError } from '../../shared/errors.ts';

/** Types of file systems (statfs) whose locks and fsync another machine answers for. */
const networkTypes: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xfe534d42, 'SMB2'],
  [0xff534d42, 'CIFS'],
  [0x01021997, '9P'],
]);

/** Throws `folder_unusable` for a folder on a network file system: neither locks nor durable commits hold there. */
export function assertLocalFolder(folder: string): void {
  const name = process.platform === 'linux' ? networkTypes.get(statfsSync(folder).type >>> 0) : undefined;
  const share = process.platform === 'win32' && folder.startsWith('\\\\');
  if (name === undefined && !share) return;
  throw new AppError(
    'folder_unusable',
    `${folder} 在网络磁盘（${name ?? '共享文件夹'}）上，断网时会丢数据。没有写入任何内容；换本机磁盘上的文件夹。`,
  );
}
