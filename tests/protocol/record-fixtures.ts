import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PracticePlace } from '../../src/main/ports.ts';
import { createCertificateAuthority } from '../../src/main/practice/authority/certificate-authority.ts';
import { createPracticePlatform } from '../../src/main/practice/practice-platform.ts';
import { beijingIso } from '../../src/shared/domain/beijing-time.ts';
import type { Catalogue } from '../../src/shared/domain/catalogue.ts';
import { fromBase64, toBase64, toHex, utf8 } from '../../src/shared/gm/bytes.ts';
import { createCertificateRequest } from '../../src/shared/gm/certificate-request.ts';
import { parseCertificate } from '../../src/shared/gm/certificates.ts';
import { loadGm } from '../../src/shared/gm/load-gm.ts';
import { encodePem } from '../../src/shared/gm/pem.ts';
import { encodePkcs8 } from '../../src/shared/gm/pkcs8.ts';
import { type Grant, grant as grantSchema } from '../../src/shared/protocol/grant.ts';
import type { OperationName } from '../../src/shared/protocol/operations.ts';
import { answerHeaders, answerText, requestHeaders, requestText } from '../../src/shared/protocol/wire.ts';
import { issuedInvoice } from '../support/issued-invoice.ts';
import { createPracticeClient, payloadOf } from '../support/practice-client.ts';
import { withCheckCode } from '../support/reversed-invoice.ts';
import { type Fixture, fixtureFolder } from './fixture.ts';

// Records what a terminal and the practice platform say to each other: `node tests/protocol/record-fixtures.ts`.
// Keys, ids, times, nonces and contents are the same every time; signatures, serial numbers, the enrolment code and
// lease ids are drawn by the platform, so recording again changes them and nothing else.

const now = Date.parse('2026-11-24T10:21:03.120+08:00');
const terminalId = '11111111-1111-4111-8111-111111111111';
const gm = await loadGm();

/** A key that everybody can make again; it protects nothing. */
function knownKey(name: string): Uint8Array {
  return gm.sm3(utf8(`unit-invoicing fixture key ${name}`));
}

/** Lays known keys into a platform's folder, with the certificates that its authority would make. */
function layKeys(folder: string): void {
  mkdirSync(folder, { recursive: true });
  createCertificateAuthority({
    gm,
    now: () => now,
    keys: {
      findOrMake(name, make) {
        const secret = knownKey(name);
        const certificate = make(gm.publicKey(secret), secret);
        writeFileSync(join(folder, `${name}.key`), encodePem('PRIVATE KEY', encodePkcs8(gm, secret)));
        writeFileSync(join(folder, `${name}.crt`), encodePem('CERTIFICATE', certificate.der));
        return { certificate, key: gm.signingKey(secret) };
      },
    },
  });
}

const recorded: Fixture[] = [];

/** Every request of this process goes through here; those of a named step are kept. */
function recordAs(name: string): Disposable {
  const original = globalThis.fetch;
  globalThis.fetch = async (address, init) => {
    const response = await original(address, init);
    const body = await response.clone().text();
    recorded.push(asFixture(name, { address: new URL(String(address)), init, response, body }));
    return response;
  };
  return {
    [Symbol.dispose]: () => {
      globalThis.fetch = original;
    },
  };
}

interface Seen {
  readonly address: URL;
  readonly init: RequestInit | undefined;
  readonly response: Response;
  readonly body: string;
}

function asFixture(name: string, { address, init, response, body }: Seen): Fixture {
  const method = init?.method ?? 'GET';
  const sent = init?.body?.toString() ?? '';
  const own = pick(new Headers(init?.headers), Object.values(requestHeaders));
  const theirs = pick(response.headers, Object.values(answerHeaders));
  const bodySm3 = (text: string) => toHex(gm.sm3(utf8(text)));
  const [time = '', nonce = ''] = [own[requestHeaders.time], own[requestHeaders.nonce]];
  const pathAndQuery = address.pathname + address.search;
  const request = { method, path: pathAndQuery, headers: own, body: sent };
  const answer = { status: response.status, headers: theirs, body };
  if (own[requestHeaders.signature] === undefined) return { name, request, answer };
  return {
    name,
    request: {
      ...request,
      signedText: requestText({ method, pathAndQuery, time, nonce, bodySm3: bodySm3(sent) }),
    },
    answer: {
      ...answer,
      signedText: answerText({
        status: response.status,
        requestNonce: nonce,
        time: theirs[answerHeaders.time] ?? '',
        bodySm3: bodySm3(body),
      }),
    },
  };
}

function pick(headers: Headers, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap(name => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

/** The terminal of the fixtures: each step under its own name and nonce. */
function createRecordedTerminal(place: PracticePlace) {
  const key = gm.signingKey(knownKey('terminal'));
  const invoiceKey = gm.signingKey(knownKey('invoice'));
  const client = createPracticeClient({ gm, url: place.url, now: () => now, terminalId, key });
  let step = 0;
  return {
    key,
    invoiceKey,
    client,
    async step<T>(name: string, operation: OperationName, request: unknown, deviation = {}): Promise<T> {
      const nonce = (++step).toString(16).padStart(32, '0');
      using _ = recordAs(name);
      return (await client.send(operation, request, { nonce, ...deviation })).json as T;
    },
    async get(name: string, path: string): Promise<void> {
      using _ = recordAs(name);
      await fetch(place.url + path);
    },
  };
}

async function record(place: PracticePlace): Promise<void> {
  const terminal = createRecordedTerminal(place);
  const { step } = terminal;
  await terminal.get('trust', '/v1/trust');
  const request = (of: typeof terminal.key) =>
    toBase64(createCertificateRequest(gm, { subject: { C: 'CN', CN: terminalId }, key: of }));
  const { code, unit, point } = place;
  const enrolled = await step<{ invoiceCertificate: string }>('enrol', 'enrol', {
    ...{ code, unit, point, terminalId },
    terminalRequest: request(terminal.key),
    invoiceRequest: request(terminal.invoiceKey),
  });
  await step('time', 'time', {});
  await step('time-replayed', 'time', {}, { nonce: '2'.padStart(32, '0') });
  await step('time-skewed', 'time', {}, { time: beijingIso(now - 3_600_000) });
  await step('catalogue-nothing-newer', 'catalogue', { newerThan: 1 });
  const lease = (id: number, kind: string, count: number) => ({
    ...{
      requestId: `22222222-2222-4222-8222-${id.toString().padStart(12, '0')}`,
      kind,
      count,
      reason: '备用',
    },
  });
  const granted = await step<{ grant: Parameters<typeof payloadOf>[0] }>(
    ...(['lease-granted', 'requestLease', lease(1, '0101', 100)] as const),
  );
  await step('lease-refused', 'requestLease', lease(2, '9999', 100));
  await step('lease-pending', 'requestLease', lease(3, '0601', 8_000));
  await step('lease-unknown', 'leaseStatus', { requestId: lease(9, '', 0).requestId });
  const grant = grantSchema.parse(payloadOf(granted.grant));
  await step('lease-confirmed', 'confirmLease', { leaseId: grant.leaseId });
  const { catalogue } = await terminal.client.call('catalogue', { newerThan: 0 });
  const upload = journalOf(
    { grant, catalogue: payloadOf<Catalogue>(catalogue) },
    {
      key: terminal.invoiceKey,
      certificate: parseCertificate(fromBase64(enrolled.invoiceCertificate)),
    },
  );
  await step('upload-accepted', 'uploadEntries', upload);
  await step('upload-again', 'uploadEntries', upload);
  const [first, second] = upload.entries;
  const changed = { ...upload, entries: [first, { ...second, actor: 'somebody' }], invoices: [] };
  await step('upload-forked', 'uploadEntries', changed);
  await step('record-known', 'recordState', { code: grant.invoiceCode, number: grant.first });
  await step('record-unknown', 'recordState', { code: grant.invoiceCode, number: grant.last });
  await step('high-water-mark', 'highWaterMark', {});
  await terminal.get('head', `/v1/heads/${terminalId}`);
}

type Invoicing = Pick<Parameters<typeof issuedInvoice>[0], 'key' | 'certificate'>;

function journalOf(
  { grant, catalogue }: { readonly grant: Grant; readonly catalogue: Catalogue },
  invoicing: Invoicing,
) {
  const order = withCheckCode(grant, Number(grant.first), 'aB3xY9');
  const { body, signedBytes, signature } = issuedInvoice(
    { gm, catalogue, ...invoicing },
    { ...order, at: now, businessNumber: 'FIXTURE-0001' },
  );
  const entry = (seq: number, type: string, content: unknown) => ({
    ...{ seq, type, at: beijingIso(now), actor: 'fixture' },
    body: toBase64(utf8(JSON.stringify(content))),
  });
  const { code, number } = body;
  return {
    epoch: 1,
    entries: [entry(1, 'terminal.enrolled', { terminalId }), entry(2, 'invoice.issued', body)],
    invoices: [{ code, number, signedBytes: toBase64(signedBytes), signature: toBase64(signature) }],
  };
}

const folder = mkdtempSync(join(tmpdir(), 'fixtures-'));
layKeys(join(folder, 'keys'));
const platform = createPracticePlatform({ dataDir: folder, clock: { now: () => now } });
await record(await platform.start({ port: 0 }));
await platform.stop();
rmSync(folder, { recursive: true });
rmSync(fixtureFolder, { recursive: true, force: true });
mkdirSync(fixtureFolder);
for (const [index, fixture] of recorded.entries()) {
  const file = `${(index + 1).toString().padStart(2, '0')}-${fixture.name}.json`;
  writeFileSync(new URL(file, fixtureFolder), `${JSON.stringify(fixture, null, 2)}\n`);
}
