import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createCertificateAuthority } from '../../src/main/practice/authority/certificate-authority.ts';
import { createKeyFiles } from '../../src/main/practice/authority/key-files.ts';
import { createStatementSigner, statementOnWire } from '../../src/main/practice/authority/statements.ts';
import { beijingIso } from '../../src/shared/domain/beijing-time.ts';
import type { JsonValue } from '../../src/shared/domain/canonical-json.ts';
import { fromUtf8, toBase64, toHex, utf8 } from '../../src/shared/gm/bytes.ts';
import type { Gm } from '../../src/shared/gm/load-gm.ts';
import type { SignedStatement } from '../../src/shared/protocol/statement.ts';
import { answerHeaders, answerText, requestHeaders } from '../../src/shared/protocol/wire.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** One answer of the platform on its way to the terminal. */
export interface PassingAnswer extends Answer {
  readonly path: string;
  readonly nonce: string;
}

/** Stands between a terminal and its platform; what it is told to change, it changes. */
export interface PlatformProxy {
  readonly url: string;
  /** Requests that came by, as `path`. */
  readonly seen: string[];
  intercept: ((answer: PassingAnswer) => Answer | Promise<Answer>) | undefined;
  close(): Promise<void>;
}

export async function startPlatformProxy(target: () => string): Promise<PlatformProxy> {
  const server = createServer(async (request, response) => {
    try {
      const answer = await forward(request, target());
      const passing = { ...answer, path: request.url ?? '', nonce: header(request, requestHeaders.nonce) };
      proxy.seen.push(passing.path);
      const { status, headers, body } = (await proxy.intercept?.(passing)) ?? answer;
      response.writeHead(status, headers).end(body);
    } catch {
      request.socket.destroy();
    }
  });
  // Longer than any test keeps this process from answering: a socket must not close under a request.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const proxy: PlatformProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen: [],
    intercept: undefined,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}

async function forward(request: IncomingMessage, target: string): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const names = ['content-type', ...Object.values(requestHeaders)];
  const headers = names.flatMap(name => (header(request, name) ? [[name, header(request, name)]] : []));
  const answer = await fetch(target + request.url, {
    method: request.method ?? 'GET',
    headers: Object.fromEntries(headers) as Record<string, string>,
    ...(request.method === 'POST' ? { body: Buffer.concat(chunks) } : {}),
  });
  const kept = ['content-type', ...Object.values(answerHeaders)];
  return {
    status: answer.status,
    headers: Object.fromEntries(kept.flatMap(name => [[name, answer.headers.get(name) ?? '']])),
    body: new Uint8Array(await answer.arrayBuffer()),
  };
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}

/** Speaks with the keys of a platform's folder, and says what that platform never would. */
export interface PlatformVoice {
  statement(payload: object): SignedStatement;
  /** The same answer with another body, signed again. */
  resign(answer: PassingAnswer, body: Uint8Array): Answer;
  /** Changes the JSON of the answers of one path, and signs them again. */
  changing<T>(path: string, change: (json: T) => unknown): NonNullable<PlatformProxy['intercept']>;
}

export function createPlatformVoice(gm: Gm, folder: string, now: () => number): PlatformVoice {
  const { service } = createCertificateAuthority({ gm, keys: createKeyFiles(gm, join(folder, 'keys')), now });
  const sign = createStatementSigner(gm, service);
  const voice: PlatformVoice = {
    statement: payload => statementOnWire(sign(payload as JsonValue)),
    resign({ status, headers, nonce }, body) {
      const time = beijingIso(now());
      const text = answerText({ status, requestNonce: nonce, time, bodySm3: toHex(gm.sm3(body)) });
      return {
        status,
        body,
        headers: {
          ...headers,
          [answerHeaders.time]: time,
          [answerHeaders.certificate]: toBase64(service.certificate.der),
          [answerHeaders.signature]: toBase64(service.key.sign(utf8(text))),
        },
      };
    },
    changing: (path, change) => answer =>
      answer.path === path && answer.status === 200
        ? voice.resign(answer, utf8(JSON.stringify(change(JSON.parse(fromUtf8(answer.body))))))
        : answer,
  };
  return voice;
}
