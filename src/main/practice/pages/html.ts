/** Markup that is safe to send: made by `html` only. */
export interface Html {
  readonly markup: string;
}

export type HtmlValue = Html | string | number | undefined | readonly HtmlValue[];

/**
 * Markup with values in it. Text is escaped for content and for quoted attributes; `undefined` is nothing, a list is
 * its parts one after the other.
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return { markup: parts.reduce((text, part, index) => text + markupOf(values[index - 1]) + part) };
}

function markupOf(value: HtmlValue): string {
  if (value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(value.toString());
  return 'markup' in value ? value.markup : value.map(markupOf).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => entities[character] ?? '');
}
