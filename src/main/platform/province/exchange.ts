import { randomBytes } from 'node:crypto';
import { beijingIso, type EpochMs, parseBeijingIso } from '../../../shared/domain/beijing-time.ts';
import { AppError } from '../../../shared/errors.ts';
import { fromBase64, toBase64, toHex, utf8 } from '../../../shared/gm/bytes.ts';
import { parseCertificate } from '../../../shared/gm/certificates.ts';
import type { Gm, SigningKey } from '../../../shared/gm/load-gm.ts';
import { MalformedError } from '../../../shared/gm/malformed.ts';
import type { TrustJudge } from '../../../shared/proof/trust.ts';
import { answerHeaders, answerText, requestHeaders, requestText } from '../../../shared/protocol/wire.ts';

export interface ExchangeParts {
  readonly gm: Gm;
  readonly baseUrl: string;
  readonly judge: TrustJudge;
  readonly terminalId: string;
  /** The terminal key: it signs requests and nothing else. */
  readonly key: SigningKey;
  readonly now: () => EpochMs;
  /** Seconds until a request without an answer is given up. */
  readonly timeoutSeconds: number;
}

export interface VerifiedAnswer {
  readonly status: number;
  readonly time: EpochMs;
  readonly body: Uint8Array;
}

/** Sends one signed request and verifies the signed answer. Times are the terminal's, moved by what the platform's clock said last. */
export function createExchange(
  parts: ExchangeParts,
): (path: string, body: unknown) => Promise<VerifiedAnswer> {
  const { gm, judge, key } = parts;
  let offset = 0;

  async function send(path: string, json: string): Promise<VerifiedAnswer> {
    const bytes = utf8(json);
    const time = beijingIso(parts.now() + offset);
    const nonce = randomBytes(16).toString('hex');
    const text = requestText({
      method: 'POST',
      pathAndQuery: path,
      time,
      nonce,
      bodySm3: toHex(gm.sm3(bytes)),
    });
    const response = await deliver(path, json, {
      'content-type': 'application/json',
      [requestHeaders.terminal]: parts.terminalId,
      [requestHeaders.time]: time,
      [requestHeaders.nonce]: nonce,
      [requestHeaders.signature]: toBase64(key.sign(utf8(text))),
    });
    return verify(response, nonce);
  }

  async function deliver(path: string, body: string, headers: Record<string, string>): Promise<RawAnswer> {
    try {
      const response = await fetch(new URL(path, parts.baseUrl), {
        method: 'POST',
        body,
        headers,
        redirect: 'error',
        signal: AbortSignal.timeout(parts.timeoutSeconds * 1000),
      });
      return {
        status: response.status,
        headers: response.headers,
        body: new Uint8Array(await response.arrayBuffer()),
      };
    } catch (cause) {
      throw unreachable(cause);
    }
  }

  function verify({ status, headers, body }: RawAnswer, requestNonce: string): VerifiedAnswer {
    const time = headers.get(answerHeaders.time) ?? '';
    const at = parseBeijingIso(time);
    // What stands in front of the platform, or its ruins, cannot sign; that is no answer, and nobody's forgery.
    if (at === undefined && status >= 500) throw unreachable(new Error(`HTTP ${status}`));
    if (at === undefined) throw untrusted('没有平台的签名时间');
    const text = answerText({ status, requestNonce, time, bodySm3: toHex(gm.sm3(body)) });
    const problem = answerProblem(headers, { text, at });
    if (problem !== undefined) throw untrusted(problem);
    offset = at - parts.now();
    return { status, time: at, body };
  }

  function answerProblem(headers: Headers, { text, at }: { text: string; at: EpochMs }): string | undefined {
    try {
      const certificate = parseCertificate(fromBase64(headers.get(answerHeaders.certificate) ?? ''));
      const signature = fromBase64(headers.get(answerHeaders.signature) ?? '');
      if (!gm.verifyingKey(certificate.publicKey).verify(utf8(text), signature)) return '平台的签名验不过';
      return judge.problemOf({ certificate, role: 'service', at }) === undefined
        ? undefined
        : '平台的证书不是由登记的根证书签发的';
    } catch (cause) {
      if (cause instanceof MalformedError) return '平台的证书或签名读不出';
      throw cause;
    }
  }

  return async (path, body) => {
    const json = JSON.stringify(body);
    const before = offset;
    const answer = await send(path, json);
    // The PC's clock is off, or was set right: the signed answer said by how much, so the same request goes once more.
    return answer.status === 401 && Math.abs(offset - before) > 1000 ? send(path, json) : answer;
  };
}

interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

function unreachable(cause: unknown): AppError {
  return new AppError(
    'platform_unreachable',
    '连不上平台，或没有等到回答。已开的票据都在本机，可以继续离线开具；网络恢复后自动上传。',
    undefined,
    { cause },
  );
}

function untrusted(reason: string): AppError {
  return new AppError(
    'answer_untrusted',
    `收到的回答不可信：${reason}。回答已丢弃，本机数据没有改动；检查平台地址，或请系统管理员核对证书。`,
  );
}
