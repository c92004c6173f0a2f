import type { FastifyReply } from 'fastify';
import { beijingIso } from '../../../shared/domain/beijing-time.ts';
import { toBase64, toHex, utf8 } from '../../../shared/gm/bytes.ts';
import { answerHeaders, answerText, requestHeaders } from '../../../shared/protocol/wire.ts';
import type { PlatformDeps } from '../platform-deps.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Sends an answer of the gateway, signed by the platform; errors too, so nobody can put words in its mouth. */
export type SendSigned = (reply: FastifyReply, answer: Answer) => FastifyReply;

export function createSignedAnswers({
  gm,
  now,
  authority,
}: Pick<PlatformDeps, 'gm' | 'now' | 'authority'>): SendSigned {
  const { certificate, key } = authority.service;
  const certificateText = toBase64(certificate.der);

  return (reply, { status, body }) => {
    const bytes = Buffer.from(utf8(JSON.stringify(body)));
    const time = beijingIso(now());
    const nonce = reply.request.headers[requestHeaders.nonce];
    const text = answerText({
      status,
      requestNonce: typeof nonce === 'string' ? nonce : '',
      time,
      bodySm3: toHex(gm.sm3(bytes)),
    });
    return reply
      .code(status)
      .header('content-type', 'application/json; charset=utf-8')
      .header(answerHeaders.time, time)
      .header(answerHeaders.certificate, certificateText)
      .header(answerHeaders.signature, toBase64(key.sign(utf8(text))))
      .send(bytes);
  };
}
