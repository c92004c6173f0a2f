import { describe, expect, it } from 'vitest';
import { DeskGone } from '../../../src/renderer/api/desk-link.ts';
import { failureParts } from '../../../src/renderer/components/failure-parts.ts';
import { AppError, errorCodes } from '../../../src/shared/errors.ts';

describe('what a failure says', () => {
  it('takes the three parts from a message that has them', () => {
    const error = new AppError('signer_locked', '签名密钥没有解锁。没有占用号码；开票员输入口令后再开。');
    expect(failureParts(error)).toEqual({
      what: '签名密钥没有解锁',
      safe: '没有占用号码',
      next: '开票员输入口令后再开',
    });
  });

  it('completes a message that states only the fact', () => {
    const parts = failureParts(new AppError('kind_unknown', '基础数据里没有票据种类 0999'));
    expect(parts.what).toBe('基础数据里没有票据种类 0999');
    expect(parts.safe).toBe('没有占用号码，已填内容都在');
    expect(parts.next).toContain('基础数据');
  });

  it("does not cut the platform's own words", () => {
    const error = new AppError(
      'platform_refused',
      '平台：“未绑定票种。请核对。”(E1207)。本机数据没有改动；处理后再试。',
    );
    expect(failureParts(error).what).toBe('平台：“未绑定票种。请核对。”(E1207)');
  });

  it('shows nothing of a bug or of a process that is gone', () => {
    for (const error of [new AppError('internal', 'TypeError: Zq9'), new Error('Zq9'), new DeskGone('Zq9')])
      expect(JSON.stringify(failureParts(error))).not.toContain('Zq9');
  });

  it('has all three parts for every code', () => {
    for (const code of errorCodes)
      for (const part of Object.values(failureParts(new AppError(code, '事实'))))
        expect(part, code).not.toBe('');
  });
});
