import { randomBytes } from 'node:crypto';
import { beijingIso } from '../../src/shared/domain/beijing-time.ts';
import { hasRole } from '../../src/shared/domain/certificate-roles.ts';
import { fromBase64, fromUtf8, toBase64, toHex, utf8 } from '../../src/shared/gm/bytes.ts';
import { parseCertificate } from '../../src/shared/gm/certificates.ts';
import type { Gm, SigningKey } from '../../src/shared/gm/load-gm.ts';
import {
  type AnswerOf,
  type OperationName,
  operations,
  type RequestOf,
} from '../../src/shared/protocol/operations.ts';
import type { SignedStatement } from '../../src/shared/protocol/statement.ts';
import {
  answerHeaders,
  answerText,
  errorBody,
  requestHeaders,
  requestText,
} from '../../src/shared/protocol/wire.ts';

export interface ClientOptions {
  readonly gm: Gm;
  readonly url: string;
  readonly now: () => number;
  readonly terminalId: string;
  readonly key: SigningKey;
}

/** What a hostile or broken sender does differently. */
export interface Deviation {
  readonly terminalId?: string;
  readonly key?: SigningKey;
  readonly time?: string;
  readonly nonce?: string;
  /** Sent in place of the body that was signed. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Reply {
  readonly status: number;
  readonly json: unknown;
  /** The code of a refusal. */
  readonly error: string | undefined;
}

export interface PracticeClient {
  /** Throws unless the answer, whatever it says, is signed by the platform for this very request. */
  send(name: OperationName, request: unknown, deviation?: Deviation): Promise<Reply>;
  /** Throws for anything but an answer that follows the protocol. */
  call<N extends OperationName>(name: N, request: RequestOf<N>): Promise<AnswerOf<N>>;
}

export function createPracticeClient(options: ClientOptions): PracticeClient {
  const { gm, url, now } = options;

  function assertSigned({ status, headers }: Response, requestNonce: string, bytes: Uint8Array): void {
    const certificate = parseCertificate(fromBase64(headers.get(answerHeaders.certificate) ?? ''));
    const time = headers.get(answerHeaders.time) ?? '';
    const text = answerText({ status, requestNonce, time, bodySm3: toHex(gm.sm3(bytes)) });
    const signature = fromBase64(headers.get(answerHeaders.signature) ?? '');
    const good = gm.verifyingKey(certificate.publicKey).verify(utf8(text), signature);
    if (!good || !hasRole(certificate, 'service'))
      throw new Error('the answer is not signed by the platform');
  }

  async function send(name: OperationName, request: unknown, deviation: Deviation = {}): Promise<Reply> {
    const { path } = operations[name];
    const body = JSON.stringify(request);
    const time = deviation.time ?? beijingIso(now());
    const nonce = deviation.nonce ?? randomBytes(16).toString('hex');
    const bodySm3 = toHex(gm.sm3(utf8(body)));
    const text = requestText({ method: 'POST', pathAndQuery: path, time, nonce, bodySm3 });
    const response = await fetch(url + path, {
      method: 'POST',
      body: deviation.body ?? body,
      headers: {
        'content-type': 'application/json',
        [requestHeaders.terminal]: deviation.terminalId ?? options.terminalId,
        [requestHeaders.time]: time,
        [requestHeaders.nonce]: nonce,
        [requestHeaders.signature]: toBase64((deviation.key ?? options.key).sign(utf8(text))),
        ...deviation.headers,
      },
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    assertSigned(response, nonce, bytes);
    const json: unknown = JSON.parse(fromUtf8(bytes));
    return { status: response.status, json, error: errorBody.safeParse(json).data?.error.code };
  }

  return {
    send,
    async call(name, request) {
      const reply = await send(name, request);
      if (reply.status !== 200) throw new Error(`${name}: ${JSON.stringify(reply.json)}`);
      return operations[name].answer.parse(reply.json) as AnswerOf<typeof name>;
    },
  };
}

export function payloadOf<T>(statement: SignedStatement | null): T {
  if (statement === null) throw new Error('no statement');
  return JSON.parse(fromUtf8(fromBase64(statement.payload))) as T;
}
