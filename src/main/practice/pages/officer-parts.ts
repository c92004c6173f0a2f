import { type Html, html } from './html.ts';

export function section({ id, title }: { readonly id: string; readonly title: string }, body: Html): Html {
  return html`<section class="card" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${body}
</section>`;
}

const figures = /数$|量$|元）$/;

/** A table that scrolls by itself where it is too wide, by keyboard too; heads of figures stand over their right end. */
export function table(caption: string, heads: readonly string[], rows: readonly Html[]): Html {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${heads.map(head => html`<th scope="col"${figures.test(head) ? html` class="right"` : undefined}>${head}</th>`)}</tr></thead>
<tbody>${rows}</tbody>
</table></div>`;
}

/** Proves that a form came from this page. */
export function tokenField(token: string): Html {
  return html`<input type="hidden" name="token" value="${token}">`;
}
