import { type CertificateRole, hasRole } from '../domain/certificate-roles.ts';
import { verifyCertificateChain } from '../gm/certificate-chain.ts';
import type { Certificate } from '../gm/certificates.ts';
import type { Gm } from '../gm/load-gm.ts';

/** The pinned root, and the CAs below it that the platform published. */
export interface Trust {
  readonly root: Certificate;
  readonly intermediates: readonly Certificate[];
}

export type TrustProblem = 'chain' | 'role';

export interface CertificateQuestion {
  readonly certificate: Certificate;
  readonly role: CertificateRole;
  /** When it was used, milliseconds since 1970: old signatures verify for ever. */
  readonly at: number;
}

export interface TrustJudge {
  /** `undefined` when the certificate chains to the pinned root, was valid then and has this role. */
  problemOf(question: CertificateQuestion): TrustProblem | undefined;
}

/** Judges certificates against one trust; what a chain said is remembered with the time it holds for. */
export function createTrustJudge(gm: Gm, trust: Trust): TrustJudge {
  const known = new Map<string, { readonly from: number; readonly to: number }>();
  return {
    problemOf({ certificate, role, at }) {
      if (!hasRole(certificate, role)) return 'role';
      const key = String.fromCharCode(...certificate.der);
      const span = known.get(key);
      if (span !== undefined && span.from <= at && at <= span.to) return undefined;
      const chain = verifyCertificateChain(gm, { ...trust, leaf: certificate, at });
      if (!chain.ok) return 'chain';
      known.set(key, { from: chain.validFrom, to: chain.validTo });
      return undefined;
    },
  };
}
