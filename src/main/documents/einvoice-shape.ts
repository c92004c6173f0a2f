import { mainExtOrder } from '../../shared/domain/extension-fields.ts';

/** What may stand inside an element, in this order. A rule without `children` is a text that is not empty. */
export interface ElementRule {
  readonly name: string;
  readonly times: 'once' | 'optional' | 'many';
  readonly children?: readonly ElementRule[] | undefined;
}

const once = (name: string, children?: readonly ElementRule[]): ElementRule => ({
  name,
  times: 'once',
  children,
});
const optional = (name: string): ElementRule => ({ name, times: 'optional' });
const many = (name: string, children: readonly ElementRule[]): ElementRule => ({
  name,
  times: 'many',
  children,
});

const seal = [once('SealId'), once('SealName'), once('SealHash')];

/** The signed part of an e-invoice as version 1 of the open protocol writes it. */
export const eInvoiceShape: readonly ElementRule[] = [
  once('Header', [once('EInvoiceID'), once('EInvoiceTag'), once('Version')]),
  once('EInvoiceData', [
    once('Main', [
      once('EInvoiceName'),
      once('EInvoiceCode'),
      once('EInvoiceNumber'),
      once('RandomNumber'),
      once('EInvoiceSpecimenCode'),
      once('SupervisorAreaCode'),
      once('TotalAmount'),
      once('IssueDate'),
      once('IssueTime'),
      once('InvoicingParty', [
        once('InvoicingPartyCode'),
        once('InvoicingPartyName'),
        optional('RecName'),
        optional('RecAcct'),
        optional('RecOpBk'),
      ]),
      once('PayerParty', [once('PayerPartyType'), optional('PayerPartyCode'), once('PayerPartyName')]),
      optional('PayMode'),
      once('CurrencyType'),
      optional('Remark'),
      once('HandlingPerson'),
      once('Checker'),
      once(
        'MainExt',
        mainExtOrder.map(name => (name === 'BusinessNumber' ? once(name) : optional(name))),
      ),
      once('InvoicingPartySeal', seal),
      once('SupervisorPartySeal', seal),
    ]),
    once('Details', [
      many('Item', [
        once('ItemCode'),
        once('ItemName'),
        optional('ItemQuantity'),
        optional('ItemUnit'),
        optional('ItemStd'),
        once('ItemAmount'),
        optional('ItemRemark'),
      ]),
    ]),
  ]),
];
