import type { Catalogue, Kind } from '../../../shared/domain/catalogue.ts';
import type { SealReference } from '../../../shared/domain/invoice.ts';
import type { EInvoiceFacts, ReadItem } from '../../documents/read-einvoice.ts';
import { type Finding, finding } from './finding.ts';

/**
 * What the signed bytes take from the catalogue, against the versions that were valid at issue, newest first: one of
 * them must agree with everything. Otherwise the answer is what the newest one objects to.
 */
export function catalogueProblem(facts: EInvoiceFacts, versions: readonly Catalogue[]): Finding | undefined {
  if (versions.length === 0) return finding('catalogue_missing', '开票时还没有基础数据');
  const findings = versions.map(version => versionProblem(facts, version));
  return findings.includes(undefined) ? undefined : findings[0];
}

function versionProblem(facts: EInvoiceFacts, catalogue: Catalogue): Finding | undefined {
  const { unit } = catalogue;
  if (facts.unit.code !== unit.code || facts.unit.name !== unit.name)
    return finding('unit_mismatch', `开票单位不是 ${unit.code} ${unit.name}`);
  if (
    facts.unit.recName !== unit.recName ||
    facts.unit.recAcct !== unit.recAcct ||
    facts.unit.recOpBk !== unit.recOpBk
  )
    return finding('unit_mismatch', '收款户名、账号或开户行与基础数据不一致');
  if (facts.code.slice(0, 2) !== catalogue.area || facts.supervisorAreaCode !== catalogue.supervisorAreaCode)
    return finding('area_mismatch', `监制区划不是 ${catalogue.supervisorAreaCode}`);
  return (
    sealProblem(facts.unitSeal, catalogue, 'unit') ??
    sealProblem(facts.supervisionSeal, catalogue, 'supervision') ??
    kindProblem(facts, catalogue)
  );
}

function sealProblem(
  seal: SealReference,
  catalogue: Catalogue,
  owner: 'unit' | 'supervision',
): Finding | undefined {
  const isKnown = catalogue.seals.some(
    known =>
      known.owner === owner &&
      known.id === seal.id &&
      known.name === seal.name &&
      known.digest === seal.digest,
  );
  return isKnown ? undefined : finding('seal_mismatch', `印章“${seal.name}”不在基础数据里`);
}

function kindProblem(facts: EInvoiceFacts, catalogue: Catalogue): Finding | undefined {
  const code = facts.code.slice(2, 6);
  const kind = catalogue.kinds.find(candidate => candidate.kind === code);
  if (kind === undefined) return finding('kind_unknown', `基础数据里没有票据种类 ${code}`);
  if (facts.name !== kind.name) return finding('kind_mismatch', `票据名称应为“${kind.name}”`);
  if (facts.specimenCode !== facts.code + kind.templateSuffix)
    return finding('specimen_mismatch', `票样编码应为 ${facts.code}${kind.templateSuffix}`);
  for (const item of facts.items) {
    const problem = itemProblem(item, kind, catalogue);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function itemProblem(item: ReadItem, kind: Kind, catalogue: Catalogue): Finding | undefined {
  const known = catalogue.items.find(candidate => candidate.code === item.code);
  if (known === undefined || known.name !== item.name)
    return finding('item_unknown', `基础数据里没有项目 ${item.code} ${item.name}`);
  if (!known.kinds.includes(kind.kind))
    return finding('item_not_for_kind', `项目“${item.name}”不能开在票据种类 ${kind.kind} 上`);
  return undefined;
}
