import { faultTexts, objectionText } from '../fault-texts.ts';
import { type Html, html } from './html.ts';
import { tokenField } from './officer-parts.ts';

/** Every fault with its sentence and its switch. */
export function faultSection(on: readonly string[], token: string): Html {
  const lines = [
    ...Object.entries(faultTexts).map(([name, text]) => ({ name, text, isOn: on.includes(name) })),
    ...on.filter(name => name.startsWith('object:')).map(name => ({ name, text: objectionText, isOn: true })),
  ];
  return html`<p>打开后立刻生效，直到关掉；重新启动也不会关。财政端和业务系统的查询不受影响。</p>
<ul class="faults">
${lines.map(line => faultLine(line, token))}
<li>${words('object:CODE', objectionText, undefined)}
<form class="row" method="post" action="/practice/officer/faults">${tokenField(token)}<input type="hidden" name="on" value="on"><label class="hidden" for="objection">异议代码</label><input type="text" class="code" id="objection" name="objection" value="E1207" required pattern="[A-Za-z0-9_]{1,32}" size="8"><button class="plain">打开<span class="hidden"> 提出异议</span></button></form></li>
</ul>`;
}

interface FaultLine {
  readonly name: string;
  readonly text: string;
  readonly isOn: boolean;
}

function faultLine({ name, text, isOn }: FaultLine, token: string): Html {
  const state = isOn
    ? html`<span class="tag error">● 已打开</span>`
    : html`<span class="tag off">○ 关着</span>`;
  const [verb, next] = isOn ? ['关掉', 'off'] : ['打开', 'on'];
  return html`<li>${words(name, text, state)}
<form method="post" action="/practice/officer/faults">${tokenField(token)}<input type="hidden" name="name" value="${name}"><button class="${isOn ? '' : 'plain'}" name="on" value="${next}">${verb}<span class="hidden"> ${name}</span></button></form></li>
`;
}

function words(name: string, sentence: string, state: Html | undefined): Html {
  const [title, text] = sentence.split('：');
  return html`<p><strong>${title}</strong> <span class="code muted">${name}</span> ${state}<br>${text}</p>`;
}
