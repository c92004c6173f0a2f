import { randomBytes, randomUUID } from 'node:crypto';
import { composeEInvoice } from '../../src/main/documents/einvoice-xml.ts';
import type { Catalogue } from '../../src/shared/domain/catalogue.ts';
import {
  type BusinessNumber,
  checkCode,
  type InvoiceCode,
  invoiceNumber,
} from '../../src/shared/domain/ids.ts';
import type { Invoice } from '../../src/shared/domain/invoice.ts';
import type { IssuedBody } from '../../src/shared/domain/journal-entry.ts';
import { fromUtf8, toHex, utf8 } from '../../src/shared/gm/bytes.ts';
import type { Certificate } from '../../src/shared/gm/certificates.ts';
import type { Gm, SigningKey } from '../../src/shared/gm/load-gm.ts';
import { composeSignature } from '../../src/shared/proof/invoice-signature.ts';
import type { Grant } from '../../src/shared/protocol/grant.ts';

/** What is issued, and everything a test may do wrong about it. */
export interface IssueOrder {
  readonly grant: Grant;
  readonly position: number;
  readonly at?: number;
  readonly businessNumber?: string;
  readonly invoice?: (invoice: Invoice) => Invoice;
  /** Changes the XML before it is signed. */
  readonly xml?: (text: string) => string;
  readonly body?: Partial<IssuedBody>;
  readonly key?: SigningKey;
  readonly certificate?: Certificate;
  readonly signedAt?: number;
  /** Changes the `<Signature>` element before the journal speaks of it. */
  readonly element?: (text: string) => string;
}

export interface Issuer {
  readonly gm: Gm;
  readonly catalogue: Catalogue;
  readonly key: SigningKey;
  readonly certificate: Certificate;
}

export interface IssuedInvoice {
  readonly body: IssuedBody;
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
}

const same = <T>(value: T): T => value;

/** Composes and signs one invoice, and writes what the journal says of it. */
export function issuedInvoice(issuer: Issuer, order: IssueOrder & { readonly at: number }): IssuedInvoice {
  const { gm } = issuer;
  const invoice = (order.invoice ?? same)(plainInvoice(issuer.catalogue, order));
  const signedBytes = utf8((order.xml ?? same)(fromUtf8(composeEInvoice(invoice))));
  const element = composeSignature(signedBytes, {
    id: 'unit',
    certificate: order.certificate ?? issuer.certificate,
    sign: (order.key ?? issuer.key).sign,
    at: order.signedAt ?? order.at,
  });
  const signature = utf8((order.element ?? same)(fromUtf8(element)));
  const businessNumberSm3 = toHex(gm.sm3(utf8(invoice.draft.businessNumber)));
  const body = {
    code: invoice.code,
    number: invoice.number,
    checkCode: invoice.checkCode,
    kind: invoice.kind.kind,
    leaseId: order.grant.leaseId,
    businessNumberSm3,
    contentDigest: businessNumberSm3,
    totalFen: invoice.draft.totalFen,
    signedBytesSm3: toHex(gm.sm3(signedBytes)),
    signatureSm3: toHex(gm.sm3(signature)),
    relatedCode: invoice.related?.code,
    relatedNumber: invoice.related?.number,
    ...order.body,
  };
  return { body, signedBytes, signature };
}

function plainInvoice(catalogue: Catalogue, order: IssueOrder & { readonly at: number }): Invoice {
  const { grant } = order;
  const kind = catalogue.kinds.find(candidate => candidate.kind === grant.kind)!;
  const item = catalogue.items.find(candidate => candidate.kinds.includes(kind.kind))!;
  const seal = (owner: 'unit' | 'supervision') => {
    const { id, name, digest } = catalogue.seals.find(candidate => candidate.owner === owner)!;
    return { id, name, digest };
  };
  const line = { itemCode: item.code, amountFen: 10_000 };
  return {
    code: grant.invoiceCode as InvoiceCode,
    number: invoiceNumber(order.position),
    checkCode: checkCode(randomBytes(48)),
    issuedAt: order.at,
    area: catalogue.area,
    supervisorAreaCode: catalogue.supervisorAreaCode,
    kind,
    unit: catalogue.unit,
    draft: {
      businessNumber: (order.businessNumber ?? `B-${randomUUID()}`) as BusinessNumber,
      kind: kind.kind,
      payer: { type: '1', name: '王小明' },
      items: [line],
      totalFen: line.amountFen,
      ext: {},
    },
    items: [{ ...line, name: item.name }],
    handler: '李四',
    checker: '张三',
    unitSeal: seal('unit'),
    supervisionSeal: seal('supervision'),
  };
}

/** The same invoice with other amounts: one item, and a total that need not agree with it. */
export function withAmounts(itemFen: number, totalFen = itemFen): (invoice: Invoice) => Invoice {
  return invoice => ({
    ...invoice,
    draft: { ...invoice.draft, totalFen },
    items: invoice.items.map(item => ({ ...item, amountFen: itemFen })),
  });
}
