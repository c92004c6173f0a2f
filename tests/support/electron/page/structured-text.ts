export interface StructuredText {
  /** Throws where the structured clone algorithm throws, with Electron's words. */
  write(value: unknown): string;
  read(text: string): unknown;
}

type Reference = number | string;
type Node = readonly [kind: string, ...parts: unknown[]];

/**
 * Carries values between page and main process, whose only common form is text. What cannot be cloned is found by the
 * real `structuredClone` of the side that writes; this only spells out what it made, shared and circular parts included.
 * Its source text also runs in the page, so it uses nothing from outside.
 */
export function structuredText(): StructuredText {
  function cloned(value: unknown): unknown {
    try {
      return structuredClone(value);
    } catch {
      throw new Error('An object could not be cloned.');
    }
  }

  function bytesToText(bytes: Uint8Array): string {
    const parts: string[] = [];
    for (let at = 0; at < bytes.length; at += 8192)
      parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
    return parts.join('');
  }

  function write(value: unknown): string {
    const nodes: Node[] = [];
    const seen = new Map<object, Reference>();

    function refer(part: unknown): Reference {
      if (typeof part === 'object' && part !== null) {
        const known = seen.get(part);
        if (known !== undefined) return known;
        const index = nodes.push(['']) - 1;
        seen.set(part, index);
        nodes[index] = describe(part);
        return index;
      }
      if (part === undefined) return 'undefined';
      if (typeof part === 'bigint') return `bigint:${part}`;
      if (typeof part === 'string') return `string:${part}`;
      if (typeof part === 'number') return `number:${Object.is(part, -0) ? '-0' : part}`;
      return `json:${JSON.stringify(part)}`;
    }

    function describe(part: object): Node {
      if (Array.isArray(part)) return ['array', part.length, entries(part)];
      if (part instanceof Date) return ['date', part.getTime()];
      if (part instanceof RegExp) return ['regexp', part.source, part.flags];
      if (part instanceof Map) return ['map', [...part].map(pair => pair.map(refer))];
      if (part instanceof Set) return ['set', [...part].map(refer)];
      if (part instanceof ArrayBuffer) return ['buffer', bytesToText(new Uint8Array(part))];
      if (ArrayBuffer.isView(part)) {
        const length = part instanceof DataView ? part.byteLength : (part as Uint8Array).length;
        return ['view', part.constructor.name, refer(part.buffer), part.byteOffset, length];
      }
      if (part instanceof Error) return ['error', part.name, part.message, part.stack];
      if (Object.getPrototypeOf(part) === Object.prototype) return ['object', entries(part)];
      // Blobs, keys, bitmaps: nothing of ours sends them, and Electron refuses most of them too.
      throw new Error('An object could not be cloned.');
    }

    function entries(part: object): unknown[] {
      return Object.entries(part).map(([key, item]) => [key, refer(item)]);
    }

    const root = refer(cloned(value));
    return JSON.stringify([root, nodes]);
  }

  function read(text: string): unknown {
    const [root, nodes] = JSON.parse(text) as [Reference, Node[]];
    const made = new Map<number, unknown>();

    function resolve(reference: Reference): unknown {
      if (typeof reference === 'number') return made.has(reference) ? made.get(reference) : make(reference);
      const at = reference.indexOf(':');
      const rest = reference.slice(at + 1);
      if (at < 0) return undefined;
      const kind = reference.slice(0, at);
      if (kind === 'bigint') return BigInt(rest);
      if (kind === 'number') return Number(rest);
      return kind === 'string' ? rest : JSON.parse(rest);
    }

    function keep<T>(index: number, value: T): T {
      made.set(index, value);
      return value;
    }

    function fill(target: object, pairs: readonly (readonly [string, Reference])[]): unknown {
      for (const [key, reference] of pairs)
        Object.defineProperty(target, key, {
          value: resolve(reference),
          writable: true,
          enumerable: true,
          configurable: true,
        });
      return target;
    }

    // The shapes are what `describe` above has written.
    function make(index: number): unknown {
      const [kind, a, b, c, d] = nodes[index] as [string, never, never, never, never];
      if (kind === 'array') return fill(keep(index, new Array(a)), b);
      if (kind === 'object') return fill(keep(index, {}), a);
      if (kind === 'date') return keep(index, new Date(a));
      if (kind === 'regexp') return keep(index, new RegExp(a, b));
      if (kind === 'buffer')
        return keep(index, Uint8Array.from(a as string, one => one.charCodeAt(0)).buffer);
      if (kind === 'map') {
        const map = keep(index, new Map());
        for (const [key, item] of a as [Reference, Reference][]) map.set(resolve(key), resolve(item));
        return map;
      }
      if (kind === 'set') {
        const set = keep(index, new Set());
        for (const item of a as Reference[]) set.add(resolve(item));
        return set;
      }
      if (kind === 'view') {
        const make = (globalThis as unknown as Record<string, new (...parts: unknown[]) => unknown>)[a];
        // A Buffer of Node is a Uint8Array once it was cloned.
        return keep(index, new (make ?? Uint8Array)(resolve(b), c, d));
      }
      const known = (globalThis as unknown as Record<string, ErrorConstructor>)[a] ?? Error;
      const error = keep(index, new known(b));
      error.stack = c;
      return error;
    }

    return resolve(root);
  }

  return { write, read };
}
