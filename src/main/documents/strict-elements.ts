import { SaxesParser } from 'saxes';
import { escapeXml } from '../../shared/domain/signature-element.ts';
import { AppError } from '../../shared/errors.ts';
import type { ElementRule } from './einvoice-shape.ts';
import { unfitCharacter } from './unfit-character.ts';

export interface Element {
  readonly name: string;
  readonly text: string;
  readonly children: readonly Element[];
}

interface OpenElement extends Element {
  text: string;
  readonly children: Element[];
}

/**
 * Reads elements that follow `rules` exactly and in the one spelling we write: no attributes, white space, comments,
 * CDATA, other entities or empty elements, so that two readers can never see two invoices in the same bytes.
 * Throws `input_invalid`.
 */
export function readStrictElements(bytes: Uint8Array, rules: readonly ElementRule[]): Element {
  const text = decode(bytes);
  if (unfitCharacter(text) !== undefined) throw malformed('有控制字符或损坏的字符');
  const root = parse(text);
  checkChildren(root, rules);
  if (root.children.map(write).join('') !== text) throw malformed('写法与规定不一致');
  return root;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw malformed('不是 UTF-8', cause);
  }
}

function parse(text: string): Element {
  const root: OpenElement = { name: 'EInvoice', text: '', children: [] };
  const open: OpenElement[] = [root];
  const parser = new SaxesParser({ fragment: true });
  parser.on('error', cause => {
    throw malformed('不是良构的 XML', cause);
  });
  parser.on('opentag', ({ name }) => {
    const element: OpenElement = { name, text: '', children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', piece => {
    const element = open.at(-1);
    if (element !== undefined) element.text += piece;
  });
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return root;
}

function checkChildren(parent: Element, rules: readonly ElementRule[]): void {
  if (parent.text !== '') throw malformed(`${parent.name} 里有多余的文字`);
  let next = 0;
  for (const rule of rules) {
    const first = next;
    while (parent.children[next]?.name === rule.name && (next === first || rule.times === 'many')) {
      const child = parent.children[next];
      if (child !== undefined) checkElement(child, rule);
      next += 1;
    }
    if (next === first && rule.times !== 'optional') throw malformed(`${parent.name} 里缺 ${rule.name}`);
  }
  const extra = parent.children[next];
  if (extra !== undefined)
    throw malformed(`${parent.name} 里的 ${extra.name} 是未知的、重复的，或者次序不对`);
}

function checkElement(element: Element, rule: ElementRule): void {
  if (rule.children !== undefined) checkChildren(element, rule.children);
  else if (element.children.length > 0) throw malformed(`${element.name} 里不应有下级元素`);
  else if (element.text === '') throw malformed(`${element.name} 是空的`);
}

function write({ name, text, children }: Element): string {
  return `<${name}>${escapeXml(text)}${children.map(write).join('')}</${name}>`;
}

export function malformed(reason: string, cause?: unknown): AppError {
  return new AppError('input_invalid', `电子票据数据不合规定：${reason}`, undefined, { cause });
}
