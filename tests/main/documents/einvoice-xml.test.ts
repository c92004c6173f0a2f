import { describe, expect, it } from 'vitest';
import { composeEInvoice } from '../../../src/main/documents/einvoice-xml.ts';
import type { InvoiceCode, InvoiceNumber } from '../../../src/shared/domain/ids.ts';
import { anInvoice, anItem } from './an-invoice.ts';

const compose = (invoice = anInvoice()) => new TextDecoder().decode(composeEInvoice(invoice));

describe('the signed bytes of an e-invoice', () => {
  it('are exactly these, element by element, for a known invoice', () => {
    expect(compose()).toBe(
      [
        '<Header><EInvoiceID>7310000000-62101023</EInvoiceID><EInvoiceTag>CZ-EI-32</EInvoiceTag>',
        '<Version>1.1.0</Version></Header><EInvoiceData><Main>',
        '<EInvoiceName>江苏省非税收入统一票据（电子）</EInvoiceName><EInvoiceCode>32010126</EInvoiceCode>',
        '<EInvoiceNumber>0000000137</EInvoiceNumber><RandomNumber>f5bE79</RandomNumber>',
        '<EInvoiceSpecimenCode>3201012601</EInvoiceSpecimenCode>',
        '<SupervisorAreaCode>320000</SupervisorAreaCode><TotalAmount>105.00</TotalAmount>',
        '<IssueDate>20261124</IssueDate><IssueTime>10:21:03</IssueTime><InvoicingParty>',
        '<InvoicingPartyCode>12320000466000123X</InvoicingPartyCode>',
        '<InvoicingPartyName>江苏省演练市车辆管理所</InvoicingPartyName>',
        '<RecName>江苏省演练市车辆管理所</RecName><RecAcct>3200 1594 1360 5250</RecAcct>',
        '<RecOpBk>演练银行南京分行</RecOpBk></InvoicingParty><PayerParty><PayerPartyType>2</PayerPartyType>',
        '<PayerPartyCode>91320000MA1ABCDE0X</PayerPartyCode>',
        '<PayerPartyName>南京长江航运&amp;船务有限公司</PayerPartyName></PayerParty>',
        '<PayMode>现金</PayMode><CurrencyType>CNY</CurrencyType><Remark>车牌号 苏A12345</Remark>',
        '<HandlingPerson>王会计</HandlingPerson><Checker>李复核</Checker><MainExt>',
        '<BusinessNumber>HIS-2026-000137</BusinessNumber><PayCode>3200112600000137</PayCode></MainExt>',
        '<InvoicingPartySeal><SealId>unit-1</SealId><SealName>单位财务专用章</SealName>',
        `<SealHash>${'11'.repeat(32)}</SealHash></InvoicingPartySeal>`,
        '<SupervisorPartySeal><SealId>supervision-1</SealId><SealName>财政票据监制章</SealName>',
        `<SealHash>${'22'.repeat(32)}</SealHash></SupervisorPartySeal></Main><Details><Item>`,
        '<ItemCode>10304321102</ItemCode><ItemName>机动车号牌工本费</ItemName><ItemQuantity>1</ItemQuantity>',
        '<ItemUnit>副</ItemUnit><ItemStd>100</ItemStd><ItemAmount>100.00</ItemAmount></Item><Item>',
        '<ItemCode>10304490801</ItemCode><ItemName>驾驶证工本费</ItemName><ItemQuantity>0.5</ItemQuantity>',
        '<ItemUnit>本</ItemUnit><ItemStd>10</ItemStd><ItemAmount>5.00</ItemAmount>',
        '<ItemRemark>换证 &lt;补&gt;</ItemRemark></Item></Details></EInvoiceData>',
      ].join(''),
    );
  });

  it('say Beijing time, whatever zone the machine is in', () => {
    const lastSecond = Date.parse('2026-12-31T15:59:59.999Z');
    expect(compose(anInvoice({ issuedAt: lastSecond }))).toContain(
      '<IssueDate>20261231</IssueDate><IssueTime>23:59:59</IssueTime>',
    );
    expect(compose(anInvoice({ issuedAt: lastSecond + 1 }))).toContain('<IssueDate>20270101</IssueDate>');
  });

  it('leave empty optional elements out', () => {
    const text = compose(
      anInvoice({
        unit: { code: 'U', name: '单位' },
        items: [{ itemCode: '1', name: '费', amountFen: 1 }],
        draft: { payer: { type: '1', name: '张三' }, remark: undefined, payMode: undefined, ext: {} },
      }),
    );
    expect(text).not.toMatch(
      /RecName|PayerPartyCode|Remark|PayMode|PayCode|ItemQuantity|ItemUnit|ItemStd|<(\w+)><\/\1>/,
    );
    expect(text).toContain(
      '<Item><ItemCode>1</ItemCode><ItemName>费</ItemName><ItemAmount>0.01</ItemAmount></Item>',
    );
  });

  it('write extension fields in the national order and their amounts with two decimals', () => {
    const ext = { PayCode: '9', FundPayAmount: '1,234.5', School: '演练大学', StudentID: 'S1' };
    const related = { code: '32010126' as InvoiceCode, number: '0000000001' as InvoiceNumber };
    expect(compose(anInvoice({ related, draft: { ext } }))).toContain(
      '<MainExt><BusinessNumber>HIS-2026-000137</BusinessNumber><School>演练大学</School><StudentID>S1</StudentID>' +
        '<FundPayAmount>1234.50</FundPayAmount><RelatedInvoiceCode>32010126</RelatedInvoiceCode>' +
        '<RelatedInvoiceNumber>0000000001</RelatedInvoiceNumber><PayCode>9</PayCode></MainExt>',
    );
  });

  it('write a red invoice with an ASCII minus', () => {
    expect(compose(anInvoice({ items: [anItem({ amountFen: -10_005 })] }))).toContain(
      '<TotalAmount>-100.05</TotalAmount>',
    );
  });

  it.each(['\u0000', '\u0007', '\n', '\u0085', '\uD800', '\u2028', '\uFFFD', '\uFFFE'])(
    'are never made from a text with %j',
    character => {
      const draft = { remark: `甲${character}乙` };
      expect(() => compose(anInvoice({ draft }))).toThrow(
        expect.objectContaining({ code: 'invoice_not_issuable' }),
      );
    },
  );
});
