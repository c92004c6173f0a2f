import { once } from 'node:events';
import { AppError } from '../../../../shared/errors.ts';
import { findRunningPractice } from '../../../practice/find-running-practice.ts';
import { createPracticePlatform } from '../../../practice/practice-platform.ts';
import { practiceFolder } from '../../home-folder.ts';
import { createFileLogger, createNodeClock } from '../../node-ports.ts';
import { type Command, type CommandCall, UsageError } from '../command.ts';
import { dataOption } from '../with-desk.ts';

export const practiceStart: Command = {
  usage: 'practice start [--port N] [--data DIR]',
  summary: '在前台运行演练平台；第一行是地址、根证书和开通码',
  options: { ...dataOption, port: { type: 'string' } },
  positionals: 0,
  async run(call) {
    const dataDir = call.option('data') ?? practiceFolder();
    const platform = createPracticePlatform({
      dataDir,
      clock: createNodeClock(),
      logger: createFileLogger(dataDir),
    });
    const port = call.option('port');
    const place = await platform.start(port === undefined ? {} : { port: readPort(port) });
    process.stdout.write(`${JSON.stringify(place)}\n`);
    await Promise.race(['SIGINT', 'SIGTERM'].map(signal => once(process, signal)));
    await platform.stop();
    return { value: undefined, text: '' };
  },
};

export const practiceCode: Command = {
  usage: 'practice code [--data DIR]',
  summary: '向运行中的演练平台要一个开通码',
  options: dataOption,
  positionals: 0,
  async run(call) {
    const value = (await ask(call, 'POST', '/practice/codes', {})) as { readonly code: string };
    return { value, text: value.code };
  },
};

export const practiceFault: Command = {
  usage: 'practice fault NAME on|off [--data DIR]',
  summary: '打开或关掉一种故障',
  options: dataOption,
  positionals: 2,
  async run(call) {
    const [name = '', onOff = ''] = call.positionals;
    if (onOff !== 'on' && onOff !== 'off') throw new UsageError('故障之后写 on 或 off');
    const value = await ask(call, 'PUT', '/practice/faults', { name, on: onOff === 'on' });
    return { value, text: JSON.stringify(value) };
  },
};

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError('--port 应为 0 至 65535');
  return port;
}

async function ask(call: CommandCall, method: string, path: string, body: unknown): Promise<unknown> {
  const running = await findRunningPractice(call.option('data') ?? practiceFolder());
  if (running === undefined)
    throw new AppError(
      'platform_unreachable',
      '这个文件夹的演练平台没有运行。没有改动；先运行 practice start。',
    );
  const answer = await fetch(new URL(path, running.url), {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const json = (await answer.json()) as unknown;
  if (answer.ok) return json;
  throw new AppError(
    'input_invalid',
    `演练平台不认这个请求：${JSON.stringify(json)}。没有改动；核对故障名称。`,
  );
}
