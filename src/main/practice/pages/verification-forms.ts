import { type Html, html } from './html.ts';
import type { VerificationQuery } from './verification-query.ts';

/** Both ways to ask, with what was asked last still in them. */
export function verificationForms(query: VerificationQuery): Html {
  const { code, number, check } =
    query.asks === 'invoice' ? query.question : { code: '', number: '', check: '' };
  const text = query.asks === 'unreadable' ? query.text : '';
  return html`<section class="card" aria-labelledby="by-number">
<h2 id="by-number">按代码、号码和校验码查验</h2>
<form action="/verify" method="get" autocomplete="off">
<div class="fields">
${field({ name: 'code', label: '票据代码', hint: '8 位', value: code, numeric: true })}
${field({ name: 'number', label: '票据号码', hint: '10 位', value: number, numeric: true })}
${field({ name: 'check', label: '校验码', hint: '6 位，分大小写', value: check, numeric: false })}
</div>
<button>查验票据</button>
</form>
</section>
<section class="card" aria-labelledby="by-text">
<h2 id="by-text">按二维码内容查验</h2>
<form action="/verify" method="get" autocomplete="off">
<div class="fields">
${field({ name: 'text', label: '二维码内容', hint: '扫描票面二维码得到的一行文字', value: text, numeric: false })}
</div>
<button>查验票据</button>
</form>
</section>`;
}

interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly numeric: boolean;
}

function field({ name, label, hint, value, numeric }: Field): Html {
  const mode = numeric ? html` inputmode="numeric"` : undefined;
  return html`<div>
<label for="${name}">${label} <span class="muted">${hint}</span></label>
<input type="text" class="code" id="${name}" name="${name}" value="${value}" required maxlength="200" spellcheck="false" autocapitalize="off"${mode}>
</div>`;
}
