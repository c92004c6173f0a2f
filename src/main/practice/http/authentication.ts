import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { parseBeijingIso } from '../../../shared/domain/beijing-time.ts';
import { fromBase64, toHex, utf8 } from '../../../shared/gm/bytes.ts';
import { parseCertificateRequest } from '../../../shared/gm/certificate-request.ts';
import { parseCertificate } from '../../../shared/gm/certificates.ts';
import type { Enrol } from '../../../shared/protocol/enrol.ts';
import { requestHeaders, requestText } from '../../../shared/protocol/wire.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import { PlatformRefusal } from '../platform-refusal.ts';
import { practicePolicy } from '../practice-policy.ts';
import type { Nonces } from '../store/nonces.ts';
import type { Terminal } from '../store/terminals.ts';

/** Who sent a request, proved by its signature, its time and a nonce that was never seen. Throws `PlatformRefusal`. */
export interface Authentication {
  /** An enrolled terminal. */
  terminal(request: FastifyRequest): Terminal;
  /** A terminal that enrols: the key is the one in its own certificate request. */
  enrolment(request: FastifyRequest, enrol: Enrol): void;
}

const headersSchema = z.object({
  [requestHeaders.terminal]: z.uuid(),
  [requestHeaders.time]: z.string(),
  [requestHeaders.nonce]: z.string().regex(/^[0-9a-f]{32}$/),
  [requestHeaders.signature]: z.base64().max(200),
});

type Deps = Pick<PlatformDeps, 'gm' | 'now' | 'terminals'> & { readonly nonces: Nonces };

export function createAuthentication({ gm, now, terminals, nonces }: Deps): Authentication {
  function readHeaders(request: FastifyRequest) {
    const parsed = headersSchema.safeParse(request.headers);
    if (!parsed.success) throw unauthorized('请求缺少签名头，或写法不对');
    return {
      terminalId: parsed.data[requestHeaders.terminal],
      time: parsed.data[requestHeaders.time],
      nonce: parsed.data[requestHeaders.nonce],
      signature: fromBase64(parsed.data[requestHeaders.signature]),
    };
  }

  function prove(request: FastifyRequest, publicKey: Uint8Array): void {
    const { terminalId, time, nonce, signature } = readHeaders(request);
    const text = requestText({
      method: request.method,
      pathAndQuery: request.raw.url ?? '',
      time,
      nonce,
      bodySm3: toHex(gm.sm3(bodyBytes(request))),
    });
    if (!gm.verifyingKey(publicKey).verify(utf8(text), signature)) throw unauthorized('请求签名验证不通过');
    const at = parseBeijingIso(time);
    if (at === undefined || Math.abs(at - now()) > practicePolicy.clockToleranceSeconds * 1000)
      throw new PlatformRefusal('clock_skewed', '终端时间与平台时间相差太大。没有办理；校准电脑时钟后再试。');
    if (!nonces.take(terminalId, nonce, now()))
      throw new PlatformRefusal('replayed', '这份请求已经收到过一次。没有再次办理；用新的随机数重新发送。');
  }

  return {
    terminal(request) {
      const terminal = terminals.find(readHeaders(request).terminalId);
      if (terminal === undefined) throw unauthorized('这台终端没有开通');
      prove(request, terminal.terminalKey);
      const { notBefore, notAfter } = parseCertificate(terminal.terminalCertificate);
      if (now() < notBefore || now() >= notAfter + 1000) throw unauthorized('终端证书不在有效期内');
      return terminal;
    },
    enrolment(request, enrol) {
      if (readHeaders(request).terminalId !== enrol.terminalId) throw unauthorized('终端编号不一致');
      prove(request, parseCertificateRequest(gm, fromBase64(enrol.terminalRequest)).publicKey);
    },
  };
}

/** The bytes of a body as they came. */
export function bodyBytes({ body }: { readonly body?: unknown }): Uint8Array {
  return body instanceof Uint8Array ? body : new Uint8Array();
}

function unauthorized(reason: string): PlatformRefusal {
  return new PlatformRefusal('unauthorized', `${reason}。没有办理。`);
}
