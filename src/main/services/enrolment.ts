import { randomBytes, randomUUID } from 'node:crypto';
import type { EnrolTerminal, PlatformChoice } from '../../shared/contract/terminal.ts';
import { beijingIso } from '../../shared/domain/beijing-time.ts';
import { type CertificateRole, certificateRoles, hasRole } from '../../shared/domain/certificate-roles.ts';
import { AppError } from '../../shared/errors.ts';
import { equalBytes, fromBase64, toBase64, toHex } from '../../shared/gm/bytes.ts';
import { verifyCertificateChain } from '../../shared/gm/certificate-chain.ts';
import { createCertificateRequest } from '../../shared/gm/certificate-request.ts';
import { type Certificate, parseCertificate } from '../../shared/gm/certificates.ts';
import type { Gm, SigningKey } from '../../shared/gm/load-gm.ts';
import { createTrustJudge, type Trust } from '../../shared/proof/trust.ts';
import type { WriteDb } from '../db/open.ts';
import { insertTerminal, type Terminal } from '../db/repositories/terminal.ts';
import { createStore } from '../db/store.ts';
import { fetchFirstTrust } from '../platform/province/first-trust.ts';
import { createProvinceGateway } from '../platform/province/gateway.ts';
import type { Ports } from '../ports.ts';
import type { KeyFiles } from '../signing/key-files.ts';
import { assertStrongPin } from '../signing/pin.ts';
import { wrapUser } from './users.ts';

interface EnrolmentParts {
  readonly db: WriteDb;
  readonly gm: Gm;
  readonly keyFiles: KeyFiles;
  readonly ports: Ports;
}

type Place = Omit<Extract<PlatformChoice, { mode: 'platform' }>, 'mode'>;

/**
 * Makes this folder a terminal: pins the root, makes both keys, has them certified under a single-use code, and writes
 * seq 1 and the first person. Nothing but unused key files is left behind by a failure.
 * Throws `trust_mismatch`, `enrolment_refused`, `pin_weak`, `platform_unreachable`.
 */
export async function enrolTerminal(input: EnrolTerminal, parts: EnrolmentParts): Promise<Terminal> {
  const { db, gm, keyFiles, ports } = parts;
  const { administrator } = input;
  assertStrongPin({ user: administrator.id, pin: administrator.pin });
  const place = await choosePlace(input.platform, ports);
  const trust = await fetchFirstTrust(place.url, place.trust);
  const keys = makeKeys(gm);
  const dataKey = randomBytes(32);
  await keyFiles.saveTerminalKey(keys.terminal);
  keyFiles.saveInvoiceKey(keys.invoice, dataKey);
  const terminal = await certify({ place, trust, keys, parts });
  const user = await wrapUser({ ...administrator, roles: ['administrator', 'manager', 'cashier'] }, dataKey);
  const store = createStore(db, gm, terminal.terminalId);
  const at = beijingIso(ports.clock.now());
  const actor = administrator.id;
  store.commit(() => {
    insertTerminal(db, terminal, at);
    store.journal.append({ type: 'terminal.enrolled', at, actor, body: enrolledBody(terminal, gm) });
    store.users.add(user, at);
    store.journal.append({ type: 'user.added', at, actor, body: { user: user.id, roles: user.roles } });
  });
  return terminal;
}

async function choosePlace(choice: PlatformChoice, { practice }: Ports): Promise<Place> {
  if (choice.mode === 'platform') return choice;
  if (practice === undefined)
    throw new AppError(
      'input_invalid',
      '这里没有自带的演练平台。没有改动；用 practice start 启动一个，再按地址开通。',
    );
  const { root, ...place } = await practice();
  return { ...place, trust: root };
}

interface Keys {
  readonly terminal: Uint8Array;
  readonly invoice: Uint8Array;
  readonly terminalKey: SigningKey;
  readonly invoiceKey: SigningKey;
}

function makeKeys(gm: Gm): Keys {
  const terminal = gm.generatePrivateKey();
  const invoice = gm.generatePrivateKey();
  return { terminal, invoice, terminalKey: gm.signingKey(terminal), invoiceKey: gm.signingKey(invoice) };
}

interface Certification {
  readonly place: Place;
  readonly trust: Trust;
  readonly keys: Keys;
  readonly parts: EnrolmentParts;
}

async function certify({ place, trust, keys, parts }: Certification): Promise<Terminal> {
  const { gm, ports } = parts;
  const terminalId = randomUUID();
  const gateway = createProvinceGateway({
    gm,
    baseUrl: place.url,
    judge: createTrustJudge(gm, trust),
    terminalId,
    key: keys.terminalKey,
    now: ports.clock.now,
    timeoutSeconds: 15,
  });
  const request = (role: CertificateRole, key: SigningKey) =>
    toBase64(
      createCertificateRequest(gm, {
        subject: { C: 'CN', O: place.unit, OU: certificateRoles[role], CN: terminalId },
        key,
      }),
    );
  const answer = await gateway.enrol({
    code: place.code,
    unit: place.unit,
    point: place.point,
    terminalId,
    terminalRequest: request('terminal', keys.terminalKey),
    invoiceRequest: request('invoice', keys.invoiceKey),
  });
  const now = ports.clock.now();
  const accept = (text: string, role: CertificateRole, key: SigningKey) =>
    assertCertifies(parseCertificate(fromBase64(text)), { gm, trust, at: now, role, key });
  return {
    terminalId,
    epoch: 1,
    platformUrl: place.url,
    trust,
    terminalCertificate: accept(answer.terminalCertificate, 'terminal', keys.terminalKey),
    invoiceCertificate: accept(answer.invoiceCertificate, 'invoice', keys.invoiceKey),
    unitCode: place.unit,
    unitName: answer.unitName,
    placeCode: place.point,
    placeName: answer.pointName,
  };
}

interface CertificateExpectation {
  readonly gm: Gm;
  readonly trust: Trust;
  readonly at: number;
  readonly role: CertificateRole;
  readonly key: SigningKey;
}

function assertCertifies(certificate: Certificate, expected: CertificateExpectation): Certificate {
  const { gm, trust, at, role, key } = expected;
  const ours = equalBytes(certificate.publicKey, key.publicKey) && hasRole(certificate, role);
  if (!ours || !verifyCertificateChain(gm, { leaf: certificate, ...trust, at }).ok)
    throw new AppError(
      'answer_untrusted',
      '平台发来的证书不是给本机密钥的，或不是登记的根证书签发的。没有开通；请财政端核对。',
    );
  return certificate;
}

function enrolledBody(terminal: Terminal, { sm3 }: Gm): Readonly<Record<string, unknown>> {
  return {
    terminalId: terminal.terminalId,
    epoch: terminal.epoch,
    unit: terminal.unitCode,
    point: terminal.placeCode,
    rootSm3: toHex(sm3(terminal.trust.root.der)),
    terminalCertificateSm3: toHex(sm3(terminal.terminalCertificate.der)),
    invoiceCertificateSm3: toHex(sm3(terminal.invoiceCertificate.der)),
  };
}
