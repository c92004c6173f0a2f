import { writeFileSync } from 'node:fs';
import type { Command } from '../command.ts';
import { dataOption, withReadDesk } from '../with-desk.ts';

export const exportBundle: Command = {
  usage: 'export --out FILE [--data DIR]',
  summary: '导出审计包（zip）',
  options: { ...dataOption, out: { type: 'string' } },
  positionals: 0,
  async run(call) {
    const out = call.required('out');
    const { content } = await withReadDesk(call, desk => desk.call('audit.export', {}));
    const bytes = Buffer.from(content, 'base64');
    writeFileSync(out, bytes, { mode: 0o600 });
    return { value: { file: out, bytes: bytes.length }, text: `已导出 ${out}` };
  },
};
