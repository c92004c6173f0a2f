import { parseBeijingIso } from '../domain/beijing-time.ts';
import { fromUtf8, toHex } from '../gm/bytes.ts';
import type { Gm } from '../gm/load-gm.ts';
import { type Check, createFaults, numberOf, readBody, textOf } from './check.ts';
import type { Evidence } from './evidence.ts';
import { statementProblem } from './statement.ts';
import type { TrustJudge } from './trust.ts';

interface CertificateParts {
  readonly gm: Gm;
  readonly judge: TrustJudge;
  readonly evidence: Evidence;
}

/** Seq 1 names root and certificates by digest; they are the ones at hand and chain to that root. */
export function createEnrolmentCheck({ gm, judge, evidence }: CertificateParts): Check {
  const faults = createFaults();
  return {
    name: 'enrolment',
    see(entry, body) {
      if (entry.type !== 'terminal.enrolled') return;
      const at = parseBeijingIso(entry.at) ?? Number.NaN;
      const { trust, terminalCertificate, invoiceCertificate } = evidence;
      const named = [
        ['rootSm3', trust.root],
        ['terminalCertificateSm3', terminalCertificate],
        ['invoiceCertificateSm3', invoiceCertificate],
      ] as const;
      for (const [key, certificate] of named)
        if (toHex(gm.sm3(certificate.der)) !== textOf(body, key)) faults.add(`${key} 与流水账第 1 条不同`);
      if (textOf(body, 'terminalId') !== evidence.terminalId) faults.add('终端编号与流水账第 1 条不同');
      if (judge.problemOf({ certificate: terminalCertificate, role: 'terminal', at }) !== undefined)
        faults.add('终端证书不是登记的根证书签发的');
      if (judge.problemOf({ certificate: invoiceCertificate, role: 'invoice', at }) !== undefined)
        faults.add('开票证书不是登记的根证书签发的');
    },
    finish: () =>
      faults.outcome(
        `根证书 SM3 ${toHex(gm.sm3(evidence.trust.root.der)).slice(0, 16)}…，两张终端证书属于它`,
      ),
  };
}

/** Every catalogue is the platform's and is the one the journal recorded; versions only rise. */
export function createCataloguesCheck({ gm, judge, evidence }: CertificateParts): Check {
  const faults = createFaults();
  const recorded = new Map<number, string>();
  let last = 0;
  return {
    name: 'catalogues',
    see(entry, body) {
      if (entry.type !== 'catalogue.adopted') return;
      const version = numberOf(body, 'version');
      if (!(version > last)) faults.add(`基础数据第 ${version} 版不比前一版新`);
      last = version;
      recorded.set(version, textOf(body, 'payloadSm3'));
    },
    finish() {
      for (const statement of evidence.catalogues) {
        const body = readBody(statement.payload, fromUtf8) ?? {};
        const version = numberOf(body, 'version');
        const at = parseBeijingIso(textOf(body, 'time'));
        if (toHex(gm.sm3(statement.payload)) !== recorded.get(version))
          faults.add(`基础数据第 ${version} 版被换过`);
        if (at === undefined || statementProblem(gm, judge, { ...statement, at }) !== undefined)
          faults.add(`基础数据第 ${version} 版不是平台签的`);
      }
      if (recorded.size !== evidence.catalogues.length) faults.add('基础数据的版数与流水账不同');
      return faults.outcome(`${evidence.catalogues.length} 版基础数据都是平台签的`);
    },
  };
}
