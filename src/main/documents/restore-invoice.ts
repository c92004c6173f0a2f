import type { Kind } from '../../shared/domain/catalogue.ts';
import type { Invoice } from '../../shared/domain/invoice.ts';
import { readEInvoice } from './read-einvoice.ts';
import { malformed } from './strict-elements.ts';

/**
 * The invoice its signed bytes say, for printing: what stands on paper is what was signed. `kind` comes from the
 * catalogue version the invoice was issued under; `issuedAt` is whole seconds. Throws `input_invalid`.
 */
export function restoreInvoice(signedBytes: Uint8Array, kind: Kind): Invoice {
  const facts = readEInvoice(signedBytes);
  if (facts.name !== kind.name || facts.specimenCode !== facts.code + kind.templateSuffix)
    throw malformed(`不是票据种类 ${kind.kind} 的票据`);
  const items = facts.items.map(({ code, remark, ...rest }) => ({
    ...rest,
    itemCode: code,
    itemRemark: remark,
  }));
  return {
    code: facts.code,
    number: facts.number,
    checkCode: facts.checkCode,
    issuedAt: facts.issuedAt,
    area: facts.tag.slice('CZ-EI-'.length),
    supervisorAreaCode: facts.supervisorAreaCode,
    kind,
    unit: facts.unit,
    draft: {
      businessNumber: facts.businessNumber,
      kind: kind.kind,
      payer: facts.payer,
      items: items.map(({ name: _, ...item }) => item),
      totalFen: facts.totalFen,
      remark: facts.remark,
      payMode: facts.payMode,
      handler: facts.handler,
      checker: facts.checker,
      ext: facts.ext,
    },
    items,
    handler: facts.handler,
    checker: facts.checker,
    unitSeal: facts.unitSeal,
    supervisionSeal: facts.supervisionSeal,
    related: facts.related,
  };
}
