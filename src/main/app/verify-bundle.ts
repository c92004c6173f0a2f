import type { VerifyReport } from '../../shared/contract/audit.ts';
import { loadGm } from '../../shared/gm/load-gm.ts';
import { verifyEvidence } from '../../shared/proof/verify.ts';
import { readBundle } from '../services/audit-bundle.ts';
import { readOutsideHead } from '../services/outside-head.ts';

/** Verifies an audit bundle: no terminal, no line and no trust in its maker is needed. Throws `file_unreadable`. */
export async function verifyBundle(bytes: Uint8Array, head: string | undefined): Promise<VerifyReport> {
  const report = verifyEvidence(await loadGm(), readBundle(bytes), readOutsideHead(head));
  return { ...report, checks: [...report.checks] };
}
