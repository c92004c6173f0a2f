import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { Verified } from '../operations/verification.ts';
import { type Html, html } from './html.ts';
import { verificationForms } from './verification-forms.ts';
import type { PrintedFacts, VerificationQuery } from './verification-query.ts';
import { dayAndTime, groupedCode, invoiceName, maskedName, total } from './wording.ts';

/** The page a payer opens, for what was asked and what was found. */
export function verificationPage(query: VerificationQuery, found: Verified | undefined): Html {
  return html`${answer(query, found)}
${verificationForms(query)}`;
}

function answer(query: VerificationQuery, found: Verified | undefined): Html {
  switch (query.asks) {
    case 'nothing':
      return html`<p>输入票面上的代码、号码和校验码，或粘贴二维码内容，查验一张票据。</p>`;
    case 'unreadable':
      return verdict('warn', '没有读懂二维码内容', [
        html`<p>票面二维码是 7 段文字，用逗号隔开，以 <span class="code">CZ-EI-</span> 开头。请您重新扫描，或改填代码、号码和校验码。</p>`,
      ]);
    case 'invoice':
      if (found === undefined)
        return verdict('error', '没有查到这张票据', [
          html`<p>请您核对票据代码、票据号码和校验码；校验码 6 位，分大小写。</p>`,
          html`<p>刚开具或离线开具的票据可能还没有上传，您可以过后再查。</p>`,
        ]);
      return html`${differences(query.printed, found)}${foundVerdict(found)}${facts(found)}`;
    default:
      return assertNever(query);
  }
}

function verdict(tone: 'ok' | 'warn' | 'error', fact: string, details: readonly Html[]): Html {
  return html`<section class="card verdict ${tone}" role="status" aria-labelledby="verdict">
<h2 id="verdict">${fact}</h2>
${details}
</section>`;
}

function foundVerdict({ state, invoice, reversal }: Verified): Html {
  const red = invoice.related;
  const redNote = red && html`<p>这是一张红票，金额为负：它冲红了票据 ${invoiceName(red)}。</p>`;
  switch (state) {
    case 'accepted':
      return verdict('ok', '✓ 已监制', [
        html`<p>平台已收到这张票据，并加了财政监制签名。</p>`,
        ...(redNote === undefined ? [] : [redNote]),
      ]);
    case 'objected':
      return verdict('warn', '▲ 已受理，待处理（退回）', [
        html`<p>平台已收到这张票据，但还没有监制。${platformWords(invoice.verdict)}</p>`,
        html`<p>由开票单位处理，您可以过后再查。</p>`,
      ]);
    case 'reversed':
      return verdict('error', '✗ 已冲红', [
        html`<p>这张票据已作冲红处理，不再有效${reversal && html`；红票：${invoiceName(reversal)}`}。</p>`,
      ]);
    default:
      return assertNever(state);
  }
}

function platformWords(given: Verified['invoice']['verdict']): Html | undefined {
  return given.result === 'objected' ? html`平台：“${given.text}”（${given.objection}）` : undefined;
}

/** A face whose QR code was altered must not pass for the invoice that the platform has. */
function differences(printed: PrintedFacts | undefined, { facts: told }: Verified): Html | undefined {
  if (printed === undefined) return undefined;
  const names = [
    ...(printed.date === told.issueDate ? [] : ['开票日期']),
    ...(printed.totalFen === told.totalFen ? [] : ['金额']),
  ];
  if (names.length === 0) return undefined;
  return html`<section class="card verdict error" role="alert">
<h2>✗ 票面${names.join('、')}与平台记录不同</h2>
<p>二维码里的${names.join('、')}和平台记录对不上，票面可能被改动过。以下是平台的记录。</p>
</section>`;
}

function facts({ invoice, facts: told, file }: Verified): Html {
  const { code, number, checkCode } = invoice;
  return html`<section class="card" aria-labelledby="facts">
<h2 id="facts">平台记录</h2>
<dl>
<dt>票据种类</dt><dd>${told.name}</dd>
<dt>票据代码</dt><dd class="code">${groupedCode(code)}</dd>
<dt>票据号码</dt><dd class="code">${groupedCode(number)}</dd>
<dt>校验码</dt><dd class="code">${checkCode}</dd>
<dt>金额合计</dt><dd>${total(invoice.totalFen)}</dd>
<dt>开票日期</dt><dd class="figure">${invoice.issuedAt.slice(0, 10)}</dd>
<dt>收款单位</dt><dd>${told.unit.name}</dd>
<dt>交款人</dt><dd>${maskedName(told.payer.name)}</dd>
<dt>平台收到</dt><dd class="figure">${dayAndTime(invoice.receivedAt)}</dd>
</dl>
${
  file &&
  html`<p><a class="button" href="/verify/einvoice?code=${code}&amp;number=${number}&amp;check=${checkCode}" download>下载电子票据 XML</a></p>
<p class="muted">文件里有开票单位签名和财政监制签名；票据内容完整，请您妥善保管。</p>`
}
</section>`;
}
