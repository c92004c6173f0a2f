import { readFileSync } from 'node:fs';
import type { VerifyReport } from '../../../../shared/contract/audit.ts';
import { AppError } from '../../../../shared/errors.ts';
import { verifyBundle } from '../../../app/verify-bundle.ts';
import type { Command, CommandResult } from '../command.ts';
import { dataOption, withReadDesk } from '../with-desk.ts';

export const verify: Command = {
  usage: 'verify [--data DIR | --bundle FILE] [--head FILE|URL]',
  summary: '离线核验全部承诺；只有都成立才退出 0',
  options: { ...dataOption, bundle: { type: 'string' }, head: { type: 'string' } },
  positionals: 0,
  async run(call) {
    const bundle = call.option('bundle');
    const place = call.option('head');
    const head = place === undefined ? undefined : await readHead(place);
    if (bundle !== undefined) return toResult(await verifyBundle(read(bundle), head));
    const input = head === undefined ? {} : { head };
    return toResult(await withReadDesk(call, desk => desk.call('audit.verify', input)));
  },
};

async function readHead(place: string): Promise<string> {
  if (!/^https?:/.test(place)) return read(place).toString('utf8');
  try {
    const answer = await fetch(place, { redirect: 'error', signal: AbortSignal.timeout(15_000) });
    if (answer.ok) return await answer.text();
    throw new Error(`HTTP ${answer.status}`);
  } catch (cause) {
    throw new AppError(
      'platform_unreachable',
      `取不到账头 ${place}。没有核验；检查地址和网络，或用存下的账头文件。`,
      undefined,
      { cause },
    );
  }
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new AppError('file_unreadable', `读不出文件 ${file}。没有核验；检查路径后再试。`, undefined, {
      cause,
    });
  }
}

function toResult(value: VerifyReport): CommandResult {
  const lines = value.checks.map(({ name, ok, detail }) => `${ok ? '✓' : '✗'} ${name}　${detail}`);
  const witnessed = value.witnessedAt === null ? '还没有会签' : `平台于 ${value.witnessedAt} 会签`;
  const end = `流水账完整到第 ${value.completeTo} 条，${witnessed}；之后只有签名作证`;
  return { value, text: [...lines, end].join('\n'), exitCode: value.ok ? 0 : 1 };
}
