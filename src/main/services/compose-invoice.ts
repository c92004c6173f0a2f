import { randomBytes } from 'node:crypto';
import type { EpochMs } from '../../shared/domain/beijing-time.ts';
import type { Catalogue, Seal } from '../../shared/domain/catalogue.ts';
import type { Draft } from '../../shared/domain/draft.ts';
import { checkCode, type InvoiceCode, type InvoiceNumber } from '../../shared/domain/ids.ts';
import type { Invoice, SealReference } from '../../shared/domain/invoice.ts';
import { AppError } from '../../shared/errors.ts';

export interface Numbering {
  readonly code: InvoiceCode;
  readonly number: InvoiceNumber;
  readonly issuedAt: EpochMs;
}

/** Who stands on the face where the draft names nobody. */
export interface FaceDefaults {
  readonly handler: string;
  readonly checker: string;
}

/** Puts a checked draft, its number and the catalogue together; makes the check code. */
export function composeInvoice(
  draft: Draft,
  numbering: Numbering,
  { catalogue, defaults }: { readonly catalogue: Catalogue; readonly defaults: FaceDefaults },
): Invoice {
  const kind = catalogue.kinds.find(candidate => candidate.kind === draft.kind);
  if (kind === undefined) throw new AppError('kind_unknown', `基础数据里没有票据种类 ${draft.kind}`);
  const names = new Map(catalogue.items.map(item => [item.code, item.name]));
  return {
    ...numbering,
    checkCode: checkCode(randomBytes(32)),
    area: catalogue.area,
    supervisorAreaCode: catalogue.supervisorAreaCode,
    kind,
    unit: catalogue.unit,
    draft,
    items: draft.items.map(item => ({ ...item, name: names.get(item.itemCode) ?? item.itemCode })),
    handler: draft.handler ?? defaults.handler,
    checker: draft.checker ?? defaults.checker,
    unitSeal: sealOf(catalogue, 'unit'),
    supervisionSeal: sealOf(catalogue, 'supervision'),
  };
}

function sealOf({ seals }: Catalogue, owner: Seal['owner']): SealReference {
  const seal = seals.find(candidate => candidate.owner === owner);
  if (seal === undefined)
    throw new AppError(
      'catalogue_invalid',
      '基础数据里缺印章，不能开具。没有占用号码；请票据管理员更新基础数据。',
    );
  return { id: seal.id, name: seal.name, digest: seal.digest };
}
