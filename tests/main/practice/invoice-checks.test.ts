import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../src/shared/domain/catalogue.ts';
import type { InvoiceCode, InvoiceNumber } from '../../../src/shared/domain/ids.ts';
import type { Invoice } from '../../../src/shared/domain/invoice.ts';
import { fromUtf8 } from '../../../src/shared/gm/bytes.ts';
import { issueCertificate } from '../../../src/shared/gm/issue-certificate.ts';
import { writeName } from '../../../src/shared/gm/names.ts';
import type { Grant } from '../../../src/shared/protocol/grant.ts';
import { type IssueOrder, withAmounts } from '../../support/issued-invoice.ts';
import { type PracticeDesk, startPracticeDesk } from '../../support/practice-desk.ts';
import type { PracticeTerminal } from '../../support/practice-terminal.ts';
import { createTestPki } from '../../support/test-pki.ts';

let desk: PracticeDesk;
let terminal: PracticeTerminal;
let grant: Grant;
let next: number;

beforeAll(async () => {
  desk = await startPracticeDesk();
  terminal = await desk.newTerminal();
  grant = await terminal.lease(500);
  next = Number(grant.first);
  await terminal.uploaded(1);
});
afterAll(() => desk.close());

/** Issues one, uploads it, and says how the platform took it. */
async function verdictOn(order: Partial<IssueOrder>): Promise<string> {
  const from = terminal.journal.length + 1;
  const invoice = terminal.issue({ grant, position: next++, ...order });
  const { results } = await terminal.uploaded(from, [invoice]);
  const [result] = results;
  if (result === undefined) throw new Error('no result');
  const state = await terminal.call('recordState', { code: invoice.code, number: invoice.number });
  const registered = state.state === 'known' ? 'registered' : 'unregistered';
  switch (result.result) {
    case 'accepted':
      return `accepted ${registered}`;
    case 'objected':
      return `objected ${result.objection} ${registered}`;
    case 'refused':
      return `refused ${result.refusal} ${registered}`;
    case 'duplicate':
      return `duplicate ${result.first.result}`;
  }
}

const replaced = (from: string | RegExp, to: string) => (text: string) => {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`nothing to change: ${String(from)}`);
  return changed;
};

it('accepts an invoice with nothing wrong, so that every other case here differs by one thing', async () => {
  expect(await verdictOn({})).toBe('accepted registered');
});

describe('refuses, and does not register,', () => {
  it.each<readonly [string, Partial<IssueOrder>]>([
    ['malformed', { xml: replaced('</Header>', '</Header> ') }],
    ['malformed', { xml: replaced('<Version>', '<Version><!-- -->') }],
    ['malformed', { xml: replaced('1.1.0', '1.1.1') }],
    ['malformed', { xml: replaced('CZ-EI-32', 'CZ-EI-33') }],
    ['malformed', { xml: replaced(/<EInvoiceID>\d/, '<EInvoiceID>x') }],
    ['malformed', { xml: replaced('CNY', 'USD') }],
    ['malformed', { xml: replaced('100.00', '100.0') }],
    ['malformed', { xml: replaced(/<IssueDate>\d{8}/, '<IssueDate>20260230') }],
    ['facts_mismatch', { body: { totalFen: 9_999 } }],
    ['facts_mismatch', { body: { checkCode: 'aaaaaa' } }],
    ['facts_mismatch', { body: { kind: '0201' } }],
    ['facts_mismatch', { body: { businessNumberSm3: '0'.repeat(64) } }],
    ['facts_mismatch', { body: { relatedCode: '32010126', relatedNumber: '0000000001' } }],
    ['facts_mismatch', { xml: replaced(/<IssueTime>[\d:]+/, '<IssueTime>00:00:00') }],
    ['entry_mismatch', { body: { signedBytesSm3: '0'.repeat(64) } }],
    ['entry_mismatch', { body: { signatureSm3: '0'.repeat(64) } }],
    ['entry_missing', { body: { contentDigest: 'not a digest' } }],
    ['signature_malformed', { element: replaced('DETACH', 'ATTACH') }],
    ['signature_malformed', { element: replaced('Id="unit"', 'Id="supervision"') }],
    ['signature_malformed', { element: replaced(/<SignatureValue>..../, '<SignatureValue>') }],
    ['key_info_mismatch', { element: replaced(/<SerialNumber>./, '<SerialNumber>0') }],
    ['key_info_mismatch', { element: replaced('<X509IssuerName>', '<X509IssuerName>O=x,') }],
    ['signature_time_mismatch', { signedAt: Date.parse('2026-11-24T10:21:04+08:00') }],
    ['outside_lease', { position: 9_000_000_000 }],
    ['outside_lease', { body: { leaseId: '5f2d6a5e-6f0b-4c57-9f0e-0d7f0a3b9a10' } }],
    ['outside_lease_time', { at: Date.parse('2027-01-01T00:00:00+08:00') }],
  ])('%s', async (code, order) => {
    expect(await verdictOn(order)).toBe(`refused ${code} unregistered`);
  });

  it('a signature by another key under the right certificate', async () => {
    expect(await verdictOn({ key: terminal.terminalKey })).toBe('refused signature_invalid unregistered');
  });

  it('a signature by the certificate of another terminal', async () => {
    const other = await desk.newTerminal();
    const order = { key: other.invoiceKey, certificate: other.invoiceCertificate() };
    expect(await verdictOn(order)).toBe('refused certificate_foreign unregistered');
  });

  it('a signature by a certificate of another root', async () => {
    const pki = createTestPki(desk.gm);
    const subject = writeName({ C: 'CN', OU: 'invoice', CN: terminal.terminalId });
    const certificate = issueCertificate(desk.gm, {
      kind: 'leaf',
      subject,
      publicKey: terminal.invoiceKey.publicKey,
      issuer: { certificate: pki.ca, key: pki.caKey },
      notBefore: pki.ca.notBefore,
      notAfter: pki.ca.notAfter,
    });
    expect(await verdictOn({ certificate })).toBe('refused certificate_invalid unregistered');
  });

  it('a certificate that was not valid yet at issue', async () => {
    const at = Date.parse('2026-06-01T00:00:00+08:00');
    expect(await verdictOn({ at })).toBe('refused certificate_invalid unregistered');
  });

  it('a number of another terminal, and leaves that one as it is', async () => {
    const other = await desk.newTerminal();
    const theirs = await other.lease(10);
    const invoice = other.issue({ grant: theirs, position: Number(theirs.first) });
    await other.uploaded(1, [invoice]);
    const order = { grant: theirs, position: Number(theirs.first) };
    expect(await verdictOn(order)).toBe('refused outside_lease unregistered');
    const state = await other.call('recordState', { code: invoice.code, number: invoice.number });
    expect(state).toMatchObject({ state: 'known', result: { result: 'accepted' } });
  });

  it('an invoice that the journal does not speak of', async () => {
    const invoice = terminal.issue({ grant, position: next++ });
    terminal.journal.pop();
    const { results } = await terminal.uploaded(terminal.journal.length + 1, [invoice]);
    expect(results).toMatchObject([{ result: 'refused', refusal: 'entry_missing' }]);
  });
});

const otherSeal = (invoice: Invoice): Invoice => ({
  ...invoice,
  unitSeal: { ...invoice.unitSeal, digest: '0'.repeat(64) },
});

describe('objects to, but registers,', () => {
  it.each<readonly [string, Partial<IssueOrder>]>([
    ['unit_mismatch', { xml: replaced('<InvoicingPartyCode>3', '<InvoicingPartyCode>4') }],
    [
      'unit_mismatch',
      { xml: replaced('</InvoicingPartyName>', '</InvoicingPartyName><RecAcct>1</RecAcct>') },
    ],
    ['area_mismatch', { xml: replaced('<SupervisorAreaCode>3', '<SupervisorAreaCode>4') }],
    ['seal_mismatch', { invoice: otherSeal }],
    ['seal_mismatch', { xml: replaced('<SupervisorPartySeal><SealId>', '<SupervisorPartySeal><SealId>x') }],
    ['kind_mismatch', { xml: replaced('<EInvoiceName>', '<EInvoiceName>假') }],
    ['specimen_mismatch', { xml: replaced(/(<EInvoiceSpecimenCode>\d{8})\d\d/, '$109') }],
    ['item_unknown', { xml: replaced('<ItemCode>', '<ItemCode>9') }],
    ['item_unknown', { xml: replaced('<ItemName>', '<ItemName>假') }],
    ['sum_mismatch', { invoice: withAmounts(10_000, 10_001) }],
    ['over_invoice_limit', { invoice: withAmounts(100_000_001) }],
    ['amount_negative', { invoice: withAmounts(-100) }],
    ['issued_before_preceding', { at: Date.parse('2026-11-24T10:21:03.119+08:00') }],
  ])('%s', async (code, order) => {
    expect(await verdictOn(order)).toBe(`objected ${code} registered`);
  });

  it('item_not_for_kind', async () => {
    const foreign = (await catalogueNow()).items.find(item => !item.kinds.some(kind => kind === grant.kind));
    const items = (invoice: Invoice) => [
      { ...invoice.items[0]!, itemCode: foreign!.code, name: foreign!.name },
    ];
    const order = { invoice: (invoice: Invoice) => ({ ...invoice, items: items(invoice) }) };
    expect(await verdictOn(order)).toBe('objected item_not_for_kind registered');
  });

  it('an amount of exactly the limit it accepts', async () => {
    expect(await verdictOn({ invoice: withAmounts(100_000_000) })).toBe('accepted registered');
  });
});

async function catalogueNow(): Promise<Catalogue> {
  const { catalogue } = await terminal.call('catalogue', { newerThan: 0 });
  return JSON.parse(fromUtf8(Buffer.from(catalogue?.payload ?? '', 'base64')));
}

describe('time', () => {
  it('is objected to when it is ahead of the platform, and accepted when the same bytes come again later', async () => {
    const ahead = await desk.newTerminal();
    const lease = await ahead.lease(10);
    const tolerated = ahead.issue({
      grant: lease,
      position: Number(lease.first),
      at: desk.clock.at + 300_000,
    });
    const early = ahead.issue({
      grant: lease,
      position: Number(lease.first) + 1,
      at: desk.clock.at + 302_000,
    });
    const { results } = await ahead.uploaded(1, [tolerated, early]);
    expect(results).toMatchObject([
      { result: 'accepted' },
      { result: 'objected', objection: 'issued_in_future' },
    ]);
    desk.clock.at += 10_000;
    expect((await ahead.uploaded(4, [early])).results).toMatchObject([{ result: 'accepted' }]);
  });

  it('may go back after a corrected clock', async () => {
    const corrected = await desk.newTerminal();
    const lease = await corrected.lease(10);
    const position = Number(lease.first);
    const before = corrected.issue({ grant: lease, position, at: desk.clock.at + 200_000 });
    corrected.append('clock.corrected', {});
    const after = corrected.issue({ grant: lease, position: position + 1 });
    expect((await corrected.uploaded(1, [before, after])).results.map(({ result }) => result)).toEqual([
      'accepted',
      'accepted',
    ]);
  });
});

describe('a business number', () => {
  it('is objected to when another terminal of the unit reported it first', async () => {
    const businessNumber = 'HIS-1';
    expect(await verdictOn({ businessNumber })).toBe('accepted registered');
    const other = await desk.newTerminal();
    const lease = await other.lease(10);
    const second = other.issue({ grant: lease, position: Number(lease.first), businessNumber });
    const { results } = await other.uploaded(1, [second]);
    expect(results).toMatchObject([{ result: 'objected', objection: 'business_number_duplicate' }]);
  });

  it('belongs to the first that reported it, also when that one is only accepted later', async () => {
    const businessNumber = 'HIS-4';
    desk.platform.setFault('object:E1', true);
    const first = terminal.issue({ grant, position: next++, businessNumber });
    await terminal.uploaded(terminal.journal.length, [first]);
    desk.platform.setFault('object:E1', false);
    const other = await desk.newTerminal();
    const lease = await other.lease(10);
    const second = other.issue({ grant: lease, position: Number(lease.first), businessNumber });
    expect((await other.uploaded(1, [second])).results).toMatchObject([{ result: 'objected' }]);
    const again = await terminal.uploaded(terminal.journal.length + 1, [first]);
    expect(again.results).toMatchObject([{ result: 'accepted' }]);
  });

  it('is objected to when the same terminal reports it twice', async () => {
    const businessNumber = 'HIS-2';
    await verdictOn({ businessNumber });
    expect(await verdictOn({ businessNumber })).toBe('objected business_number_duplicate registered');
  });
});

describe('a red invoice', () => {
  const red = (number: string, fen: number): Partial<IssueOrder> => ({
    invoice: invoice => ({
      ...withAmounts(fen)(invoice),
      related: { code: grant.invoiceCode as InvoiceCode, number: number as InvoiceNumber },
    }),
  });
  const numberOf = (position: number) => position.toString().padStart(10, '0');

  it('cancels a whole invoice once', async () => {
    const original = numberOf(next);
    await verdictOn({});
    expect(await verdictOn(red(original, -9_999))).toBe('objected reversal_not_whole registered');
    expect(await verdictOn(red(original, -10_000))).toBe('accepted registered');
    expect(await verdictOn(red(original, -10_000))).toBe('objected already_reversed registered');
  });

  it('is objected to when nobody knows the original', async () => {
    expect(await verdictOn(red('9999999999', -10_000))).toBe('objected related_unknown registered');
  });

  it('frees the business number of a reversed invoice', async () => {
    const original = numberOf(next);
    await verdictOn({ businessNumber: 'HIS-3' });
    await verdictOn(red(original, -10_000));
    expect(await verdictOn({ businessNumber: 'HIS-3' })).toBe('accepted registered');
  });
});

describe('a lease of next year', () => {
  it('is not for this year', async () => {
    const later = await desk.newTerminal();
    desk.clock.at = Date.parse('2027-01-02T08:00:00+08:00');
    const lease = await later.lease(10);
    const position = Number(lease.first);
    const before = later.issue({ grant: lease, position, at: Date.parse('2026-12-31T23:59:59+08:00') });
    const within = later.issue({ grant: lease, position: position + 1 });
    expect((await later.uploaded(1, [before, within])).results).toMatchObject([
      { result: 'refused', refusal: 'outside_lease_time' },
      { result: 'accepted' },
    ]);
  });
});
