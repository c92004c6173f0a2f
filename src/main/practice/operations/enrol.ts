import { randomInt } from 'node:crypto';
import { beijingIso } from '../../../shared/domain/beijing-time.ts';
import { equalBytes, fromBase64, toBase64 } from '../../../shared/gm/bytes.ts';
import { type CertificateRequest, parseCertificateRequest } from '../../../shared/gm/certificate-request.ts';
import type { Gm } from '../../../shared/gm/load-gm.ts';
import { MalformedError } from '../../../shared/gm/malformed.ts';
import type { Enrol, Enrolled } from '../../../shared/protocol/enrol.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import { PlatformRefusal } from '../platform-refusal.ts';
import { practicePlace } from '../practice-place.ts';
import type { Terminal } from '../store/terminals.ts';

export interface EnrolmentDesk {
  /** A fresh single-use code, 12 characters in groups of four, none of which are mistaken for another. */
  makeCode(place?: Partial<Place>): string;
  /** The oldest unused code of the default place, or a fresh one. */
  offerCode(): string;
  enrol(request: Enrol): Enrolled;
}

interface Place {
  readonly unit: string;
  readonly point: string;
}

const codeAlphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

export function createEnrolmentDesk(deps: PlatformDeps): EnrolmentDesk {
  const { gm, db, now, authority, codes, terminals } = deps;

  function makeCode({ unit, point }: Place): string {
    const code = Array.from({ length: 3 }, () =>
      Array.from({ length: 4 }, () => codeAlphabet.charAt(randomInt(codeAlphabet.length))).join(''),
    ).join('-');
    codes.add({ code, unit, point }, beijingIso(now()));
    return code;
  }

  function admit(request: Enrol, keys: RequestedKeys): Terminal {
    const { terminalId, unit, point } = request;
    const issue = (role: 'terminal' | 'invoice', { publicKey }: CertificateRequest) =>
      authority.issue({ role, organization: practicePlace.unitName, terminalId, publicKey }).der;
    terminals.add(
      {
        terminalId,
        unit,
        point,
        terminalKey: keys.terminal.publicKey,
        invoiceKey: keys.invoice.publicKey,
        terminalCertificate: issue('terminal', keys.terminal),
        invoiceCertificate: issue('invoice', keys.invoice),
      },
      beijingIso(now()),
    );
    codes.use(request.code, terminalId, beijingIso(now()));
    const admitted = terminals.find(terminalId);
    if (admitted === undefined) throw new Error('a terminal just enrolled is not there');
    return admitted;
  }

  return {
    makeCode: place => makeCode({ ...practicePlace, ...place }),
    offerCode: () => codes.unused(practicePlace) ?? makeCode(practicePlace),
    enrol: request =>
      db
        .transaction((): Enrolled => {
          const keys = requestedKeys(gm, request);
          const code = codes.find(request.code);
          if (code === undefined || code.unit !== request.unit || code.point !== request.point)
            throw refused('开通码不存在，或不是给这个单位和开票点的。没有开通；向财政部门核对开通码。');
          const known = terminals.find(request.terminalId);
          if (code.terminalId === null && known !== undefined)
            throw refused('这台终端已经开通过。没有改动；不需要再开通。');
          if (code.terminalId === null) return answer(admit(request, keys));
          if (known === undefined || code.terminalId !== request.terminalId || !holds(known, keys))
            throw refused('开通码已经用过。没有开通；向财政部门要一个新的开通码。');
          return answer(known);
        })
        .immediate(),
  };
}

interface RequestedKeys {
  readonly terminal: CertificateRequest;
  readonly invoice: CertificateRequest;
}

function requestedKeys(gm: Gm, request: Enrol): RequestedKeys {
  try {
    const terminal = parseCertificateRequest(gm, fromBase64(request.terminalRequest));
    const invoice = parseCertificateRequest(gm, fromBase64(request.invoiceRequest));
    if (equalBytes(terminal.publicKey, invoice.publicKey))
      throw refused('终端密钥和开票密钥不能是同一把。没有开通。');
    return { terminal, invoice };
  } catch (cause) {
    if (cause instanceof MalformedError)
      throw new PlatformRefusal('enrolment_refused', '证书申请写法不对，或申请人没有这把密钥。没有开通。', {
        cause,
      });
    throw cause;
  }
}

function holds(terminal: Terminal, { terminal: own, invoice }: RequestedKeys): boolean {
  return (
    equalBytes(terminal.terminalKey, own.publicKey) && equalBytes(terminal.invoiceKey, invoice.publicKey)
  );
}

function answer(terminal: Terminal): Enrolled {
  return {
    terminalCertificate: toBase64(terminal.terminalCertificate),
    invoiceCertificate: toBase64(terminal.invoiceCertificate),
    unitName: practicePlace.unitName,
    pointName:
      terminal.point === practicePlace.point ? practicePlace.pointName : `演练开票点 ${terminal.point}`,
  };
}

function refused(message: string): PlatformRefusal {
  return new PlatformRefusal('enrolment_refused', message);
}
