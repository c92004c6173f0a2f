import type { OfficerView } from '../operations/officer.ts';
import type { LeaseRequest } from '../store/leases.ts';
import type { CodeLine, ObjectionLine, RecentLine } from '../store/officer-lists.ts';
import { type Html, html } from './html.ts';
import { faultSection } from './officer-faults.ts';
import { section, table, tokenField } from './officer-parts.ts';
import { amount, dayAndTime, invoiceName } from './wording.ts';

/** 财政端: what an officer of the finance bureau sees and decides, as plain forms. */
export function officerPage(view: OfficerView, token: string): Html {
  return html`<p class="muted">平台时间 <span class="figure">${dayAndTime(view.time)}</span> · <a href="/practice/">刷新</a> · <a href="/verify">票据查验</a></p>
<nav aria-label="本页内容"><ul>
<li><a href="#leases">号段申请（${view.pending.length}）</a></li><li><a href="#terminals">终端（${view.terminals.length}）</a></li>
<li><a href="#objections">退回（${view.objections.length}）</a></li><li><a href="#recent">最近上传</a></li>
<li><a href="#codes">开通码</a></li><li><a href="#faults">故障演练（${view.faults.length}）</a></li>
</ul></nav>
${section({ id: 'leases', title: '待批的号段申请' }, leases(view.pending, token))}
${section({ id: 'terminals', title: '开票终端' }, terminals(view))}
${section({ id: 'objections', title: '退回的票据' }, objections(view.objections))}
${section({ id: 'recent', title: '最近上传' }, recent(view.recent))}
${section({ id: 'codes', title: '开通码' }, codes(view.codes, token))}
${section({ id: 'faults', title: '故障演练' }, faultSection(view.faults, token))}`;
}

function leases(pending: readonly LeaseRequest[], token: string): Html {
  if (pending.length === 0)
    return html`<p class="muted">没有待批的申请；5,000 个号码以内的申请自动批复。</p>`;
  return table(
    '按申请先后排列；批准后号段归该终端所有，不能收回',
    ['种类', '数量', '事由', '终端', '批复'],
    pending.map(
      ({ requestId, kind, count, reason, terminalId }) =>
        html`<tr><td class="code">${kind}</td><td class="figure right">${count.toLocaleString('en-US')}</td><td>${reason || '--'}</td>
<td>${shortId(terminalId)}</td><td><div class="decide">
<form method="post" action="/practice/officer/leases/${requestId}">${tokenField(token)}<button name="decision" value="grant">批准<span class="hidden"> ${kind} ${count} 个号码</span></button></form>
<form class="row" method="post" action="/practice/officer/leases/${requestId}">${tokenField(token)}<label class="hidden" for="words-${requestId}">驳回 ${kind} ${count} 个号码的理由</label><input type="text" id="words-${requestId}" name="words" maxlength="200" placeholder="驳回理由" required><button class="plain" name="decision" value="refuse">驳回</button></form>
</div></td></tr>`,
    ),
  );
}

function terminals(view: OfficerView): Html {
  if (view.terminals.length === 0)
    return html`<p class="muted">还没有终端开通；把下面的开通码交给单位管理员。</p>`;
  return table(
    '账头是平台会签过的最后一条流水账；今日记录是对账时答复的数',
    ['终端', '单位 · 开票点', '代', '账头', '会签时间', '今日张数', '今日金额（元）'],
    view.terminals.map(
      ({ terminalId, unit, point, epoch, headSeq, headTime, today }) =>
        html`<tr><td>${shortId(terminalId)}</td><td class="code">${unit} · ${point}</td><td class="figure">${epoch}</td>
<td class="figure">${headSeq ?? '--'}</td><td class="figure">${headTime === null ? '--' : dayAndTime(headTime)}</td>
<td class="figure right">${today.count}</td><td class="right">${amount(today.totalFen)}</td></tr>`,
    ),
  );
}

function objections(lines: readonly ObjectionLine[]): Html {
  if (lines.length === 0) return html`<p class="muted">没有退回的票据。</p>`;
  return table(
    '原因消除后由单位重新上传，或由单位冲红',
    ['票据', '金额（元）', '原因', '终端', '开票时间'],
    lines.map(
      line =>
        html`<tr><td>${invoiceName(line)}${line.reversed === 1 ? html` <span class="tag off">已冲红</span>` : undefined}</td><td class="right">${amount(line.totalFen)}</td>
<td><span class="code">${line.objection}</span> ${line.text}</td><td>${shortId(line.terminalId)}</td><td class="figure">${dayAndTime(line.issuedAt)}</td></tr>`,
    ),
  );
}

function recent(lines: readonly RecentLine[]): Html {
  if (lines.length === 0) return html`<p class="muted">还没有收到票据。</p>`;
  return table(
    `最近收到的 ${lines.length} 张`,
    ['票据', '金额（元）', '结果', '终端', '开票时间', '收到时间'],
    lines.map(
      line =>
        html`<tr><td>${invoiceName(line)}</td><td class="right">${amount(line.totalFen)}</td><td>${resultTag(line)}</td>
<td>${shortId(line.terminalId)}</td><td class="figure">${dayAndTime(line.issuedAt)}</td><td class="figure">${dayAndTime(line.receivedAt)}</td></tr>`,
    ),
  );
}

function resultTag({ result, late }: RecentLine): Html {
  if (result === 'objected') return html`<span class="tag warn">▲ 退回</span>`;
  return html`<span class="tag ok">✓ 已监制</span>${late === 1 ? html` <span class="tag warn">迟报</span>` : undefined}`;
}

function codes(lines: readonly CodeLine[], token: string): Html {
  return html`<p>一个开通码只能开通一台终端；给单位 <span class="code">${lines[0]?.unit ?? ''}</span> 管理员当面或电话告知。</p>
${
  lines.length === 0
    ? html`<p class="muted">没有未用的开通码。</p>`
    : table(
        '未用的开通码',
        ['开通码', '单位 · 开票点', '生成时间'],
        lines.map(
          ({ code, unit, point, madeAt }) =>
            html`<tr><td class="code">${code}</td><td class="code">${unit} · ${point}</td><td class="figure">${dayAndTime(madeAt)}</td></tr>`,
        ),
      )
}
<form method="post" action="/practice/officer/codes">${tokenField(token)}<button>生成开通码</button></form>`;
}

function shortId(terminalId: string): Html {
  return html`<span class="code" title="${terminalId}">${terminalId.slice(0, 8)}</span>`;
}
