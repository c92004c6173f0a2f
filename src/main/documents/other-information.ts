import { draftExtFields, extFieldLabels } from '../../shared/domain/extension-fields.ts';
import type { Invoice } from '../../shared/domain/invoice.ts';

/** 其他信息 as it stands on the face: `业务流水号：… 缴款码：…`, in the order of the vocabulary. */
export function otherInformation({ draft, related }: Pick<Invoice, 'draft' | 'related'>): string {
  const entries: readonly (readonly [label: string, value: string | undefined])[] = [
    [extFieldLabels.RelatedInvoiceCode, related?.code],
    [extFieldLabels.RelatedInvoiceNumber, related?.number],
    [extFieldLabels.BusinessNumber, draft.businessNumber],
    ...draftExtFields.map(name => [extFieldLabels[name], draft.ext[name]] as const),
    ['收款方式', draft.payMode],
  ];
  return entries.flatMap(([label, value]) => (value === undefined ? [] : [`${label}：${value}`])).join('　');
}
