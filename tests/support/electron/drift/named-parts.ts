import { Visitor } from 'oxc-parser';
import type { PartName } from '../surface.ts';
import { partOfImport, partOfType } from './electron-parts.ts';
import { type Node, nameOf, typeName } from './syntax.ts';

export interface Names {
  /** What a name stands for where `at` is; the parameter of an inner function hides an outer name. */
  find(name: string, at: Node): PartName | undefined;
  set(name: string, part: PartName, scope?: Node): void;
}

interface Scoped {
  readonly name: string;
  readonly part: PartName | undefined;
  readonly start: number;
  readonly end: number;
}

/** Names of a file that stand for a part: imported, or with a type written beside them; `.x` for a property `x`. */
export function namesOf(program: never): Names {
  const everywhere = new Map<string, PartName>();
  const parameters: Scoped[] = [];

  function takeFunction(node: Node): void {
    const { start, end } = node as unknown as Scoped;
    for (const { name, part } of (node['params'] as readonly Node[]).flatMap(boundBy))
      parameters.push({ name, part, start, end });
  }
  const takeTyped = (name: string, annotated: Node) => {
    const part = partOfType[typeName(annotated)];
    if (part !== undefined) everywhere.set(name, part);
  };

  new Visitor({
    ImportDeclaration({ source, specifiers }) {
      if (source.value !== 'electron') return;
      for (const specifier of specifiers as unknown as readonly Node[]) {
        const part = partOfImport[nameOf(specifier['imported'])];
        if (part !== undefined) everywhere.set(nameOf(specifier['local']), part);
      }
    },
    Identifier: node => takeTyped(node.name, node as never),
    TSPropertySignature: node => takeTyped(`.${nameOf(node.key)}`, node as never),
    FunctionDeclaration(node) {
      takeTyped(`${nameOf(node.id)}()`, { type: '', typeAnnotation: node.returnType });
      takeFunction(node as never);
    },
    FunctionExpression: node => takeFunction(node as never),
    ArrowFunctionExpression: node => takeFunction(node as never),
  }).visit(program);

  return {
    find(name, at) {
      const position = at['start'] as number;
      const [innermost] = parameters
        .filter(one => one.name === name && one.start <= position && position < one.end)
        .sort((a, b) => a.end - a.start - (b.end - b.start) || Number(!a.part) - Number(!b.part));
      return innermost === undefined ? everywhere.get(name) : innermost.part;
    },
    set(name, part, scope) {
      if (scope === undefined) everywhere.set(name, part);
      else parameters.push({ ...(scope as unknown as Scoped), name, part });
    },
  };
}

function boundBy(parameter: Node): readonly { readonly name: string; readonly part: PartName | undefined }[] {
  if (parameter.type === 'AssignmentPattern') return boundBy(parameter['left'] as Node);
  if (parameter.type === 'Identifier')
    return [{ name: nameOf(parameter), part: partOfType[typeName(parameter)] }];
  if (parameter.type !== 'ObjectPattern') return [];
  return (parameter['properties'] as readonly Node[]).flatMap(property =>
    property.type === 'Property' ? boundBy(property['value'] as Node) : [],
  );
}
