import { optionsOfType, partOfType } from './electron-parts.ts';

/** The nodes of a syntax tree, as far as this file looks into them. */
export interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** The first of Electron's names in a written type: `BrowserWindow | undefined`, `Pick<App, …>`, `Promise<Session>`. */
export function typeName(node: Node): string {
  const annotation = (node['typeAnnotation'] as Node | null | undefined)?.['typeAnnotation'] as
    | Node
    | undefined;
  const known = (type: Node | undefined): string => {
    if (type === undefined) return '';
    if (type.type === 'TSUnionType') return (type['types'] as readonly Node[]).map(known).find(Boolean) ?? '';
    if (type.type !== 'TSTypeReference') return '';
    const name = nameOf(type['typeName']);
    if (name in partOfType || name in optionsOfType) return name;
    const inner = (type['typeArguments'] as Node | null | undefined)?.['params'] as
      | readonly Node[]
      | undefined;
    return known(inner?.[0]);
  };
  return known(annotation);
}

export function calleeName(node: Node): string {
  return nameOf(node['callee']);
}

export function nameOf(node: unknown): string {
  const { name, value } = (node ?? {}) as { readonly name?: string; readonly value?: unknown };
  return name ?? (typeof value === 'string' ? value : '');
}

/** Without what says nothing about the value: `a?.b`, `a!`, `a as T`, `await a`, `(a)`. */
export function unwrapped(node: Node): Node {
  const inner = node['expression'] ?? (node.type === 'AwaitExpression' ? node['argument'] : undefined);
  return inner === undefined || typeof inner !== 'object' ? node : unwrapped(inner as Node);
}
