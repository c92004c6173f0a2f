import { parseSync, Visitor } from 'oxc-parser';
import type { PartName } from '../surface.ts';
import {
  type OptionsName,
  optionsOfType,
  partOfMember,
  partOfType,
  partsOfParameters,
} from './electron-parts.ts';
import { namesOf } from './named-parts.ts';
import { calleeName, type Node, nameOf, typeName, unwrapped } from './syntax.ts';

export type Use =
  | { readonly part: PartName; readonly member: string }
  | { readonly part: PartName; readonly event: string }
  | { readonly options: OptionsName; readonly option: string };

const listening = ['on', 'once', 'off', 'addListener', 'removeListener'];

/**
 * Every member, event and option of Electron that a source file uses, as far as names and written types tell. What they
 * do not tell is still refused when it runs. Throws for an event whose name is not written where it is listened to.
 */
export function usedMembers(file: string, text: string): readonly Use[] {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0]?.message}`);
  const names = namesOf(program as never);
  const uses: Use[] = [];

  function partOf(node: Node): PartName | undefined {
    const at = unwrapped(node);
    if (at.type === 'Identifier') return names.find(at['name'] as string, at);
    if (at.type === 'NewExpression') return calleeName(at) === 'BrowserWindow' ? 'BrowserWindow' : undefined;
    if (at.type === 'CallExpression') return names.find(`${calleeName(at)}()`, at);
    if (at.type !== 'MemberExpression') return undefined;
    const property = nameOf(at['property']);
    const owner = partOf(at['object'] as Node);
    return (owner && partOfMember[`${owner}.${property}`]) ?? names.find(`.${property}`, at);
  }

  function takePattern(pattern: Node, part: PartName | undefined, scope?: Node): void {
    if (part === undefined || pattern.type !== 'ObjectPattern') return;
    for (const property of pattern['properties'] as readonly Node[]) {
      const member = nameOf(property['key']);
      uses.push({ part, member });
      const inner = partOfMember[`${part}.${member}`];
      if (inner !== undefined) bind(property['value'] as Node, inner, scope);
    }
  }

  function bind(pattern: Node, part: PartName, scope?: Node): void {
    if (pattern.type === 'Identifier') names.set(pattern['name'] as string, part, scope);
    else takePattern(pattern, part, scope);
  }

  function takeOptions(object: Node, options: OptionsName): void {
    for (const property of object['properties'] as readonly Node[]) {
      if (property.type !== 'Property') continue;
      const option = nameOf(property['key']);
      const value = unwrapped(property['value'] as Node);
      uses.push({ options, option });
      if (option === 'webPreferences' && value.type === 'ObjectExpression') takeOptions(value, option);
    }
  }

  function takeCall(node: Node): void {
    const callee = unwrapped(node['callee'] as Node);
    if (callee.type !== 'MemberExpression') return;
    const part = partOf(callee['object'] as Node);
    const member = nameOf(callee['property']);
    const [first, second] = node['arguments'] as readonly Node[];
    if (part === undefined || first === undefined) return;
    const event = first['value'];
    if (!listening.includes(member)) takeParameters(`${part}.${member}`, second ?? first);
    // Its events are the host's own channels.
    if (!listening.includes(member) || part === 'ipcRenderer') return;
    if (typeof event !== 'string')
      throw new SyntaxError(`${file}: an event of ${part} that is not written out`);
    uses.push({ part, event });
    if (second !== undefined) takeParameters(`${part}.${event}`, second);
  }

  /** `({ sender }: IpcMainInvokeEvent) => …`; a parameter that is a name is known already. */
  function takeTyped(maker: Node): void {
    for (const parameter of maker['params'] as readonly Node[])
      takePattern(parameter, partOfType[typeName(parameter)], maker);
  }

  function takeParameters(where: string, listener: Node): void {
    const parts = partsOfParameters[where] ?? [];
    const parameters = (listener['params'] ?? []) as readonly Node[];
    parts.forEach((part, index) => {
      const parameter = parameters[index];
      if (part !== undefined && parameter !== undefined) bind(parameter, part, listener);
    });
  }

  new Visitor({
    ImportDeclaration({ source, specifiers, importKind }) {
      if (source.value !== 'electron' || importKind === 'type') return;
      for (const specifier of specifiers as unknown as readonly Node[]) {
        if (specifier['importKind'] === 'type') continue;
        uses.push({ part: 'electron', member: nameOf(specifier['imported'] ?? specifier['local']) });
      }
    },
    VariableDeclarator({ id, init }) {
      const part = init === null ? undefined : partOf(init as never);
      if (part !== undefined) bind(id as never, part);
      const options = optionsOfType[typeName(id as never)];
      const object = init === null ? undefined : unwrapped(init as never);
      if (options !== undefined && object?.type === 'ObjectExpression') takeOptions(object, options);
    },
    TSSatisfiesExpression({ expression, typeAnnotation }) {
      const options = optionsOfType[nameOf((typeAnnotation as unknown as Node)['typeName'])];
      if (options !== undefined) takeOptions(expression as never, options);
    },
    NewExpression(node) {
      const [options] = node.arguments as unknown as readonly Node[];
      if (calleeName(node as never) === 'BrowserWindow' && options?.type === 'ObjectExpression')
        takeOptions(options, 'BrowserWindow');
    },
    CallExpression: node => takeCall(node as never),
    FunctionDeclaration: node => takeTyped(node as never),
    FunctionExpression: node => takeTyped(node as never),
    ArrowFunctionExpression: node => takeTyped(node as never),
  }).visit(program);
  // Names are all known by now, those of parameters included, wherever they were bound.
  new Visitor({
    MemberExpression(node) {
      const part = partOf(node.object as never);
      const member = nameOf(node.property);
      if (part !== undefined && !listening.includes(member)) uses.push({ part, member });
    },
  }).visit(program);
  return uses;
}
