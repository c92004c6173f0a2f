export interface Bridge {
  /** Puts a frozen copy of an object of this world on the other world's `window`. */
  expose(name: string, api: unknown): void;
}

type Packed =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'function' | 'promise'; readonly id: number }
  | { readonly kind: 'error'; readonly message: string; readonly stack: string | undefined }
  | { readonly kind: 'node' }
  | { readonly kind: 'array'; readonly items: readonly Packed[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Packed])[] };

type Request =
  | { readonly call: number; readonly args: readonly Packed[] }
  | { readonly settled: number; readonly ok: boolean; readonly value: Packed }
  | { readonly expose: string; readonly api: Packed };

interface Reply {
  readonly ok: boolean;
  readonly value: Packed;
}

/**
 * One half of `contextBridge`; the same half runs in the page's world and in the preload's. They share nothing but an
 * element that is in no document. The detail of an event is cloned by the browser when the other world reads it, at
 * once, so that calls are as synchronous as Electron's. Functions and promises stay where they are and cross as
 * numbers; a class leaves its prototype behind. Its source text runs in the page, so it uses nothing from outside.
 */
export function bridge(channel: EventTarget, here: string, there: string): Bridge {
  const functions: ((...args: unknown[]) => unknown)[] = [];
  const promises = new Map<number, { resolve(value: unknown): void; reject(reason: unknown): void }>();
  const replies: (Reply | undefined)[] = [];
  const uncloneable = 'An object could not be cloned.';
  let lastPromise = 0;

  channel.addEventListener(`to:${here}`, event => answer((event as CustomEvent<Request>).detail));
  channel.addEventListener(`reply:${here}`, event => {
    replies[replies.length - 1] = (event as CustomEvent<Reply>).detail;
  });

  function request(message: Request): unknown {
    replies.push(undefined);
    channel.dispatchEvent(new CustomEvent(`to:${there}`, { detail: message }));
    const reply = replies.pop();
    if (reply === undefined) throw new Error('the other world is gone');
    if (!reply.ok) throw unpack(reply.value, false);
    return unpack(reply.value, false);
  }

  function answer(message: Request): void {
    let reply: Reply;
    try {
      reply = { ok: true, value: pack(take(message), 0) };
    } catch (error) {
      reply = { ok: false, value: packReason(error) };
    }
    channel.dispatchEvent(new CustomEvent(`reply:${there}`, { detail: reply }));
  }

  function take(message: Request): unknown {
    if ('call' in message) return functions[message.call]?.(...message.args.map(item => unpack(item, false)));
    if ('settled' in message) {
      const promise = promises.get(message.settled);
      promises.delete(message.settled);
      const value = unpack(message.value, false);
      return void (message.ok ? promise?.resolve(value) : promise?.reject(value));
    }
    if (message.expose in globalThis)
      throw new Error(`Cannot bind an API on top of an existing property on the window object`);
    Object.defineProperty(globalThis, message.expose, {
      value: unpack(message.api, true),
      enumerable: true,
      writable: false,
      configurable: false,
    });
    return undefined;
  }

  function pack(value: unknown, depth: number): Packed {
    if (depth > 1000) throw new TypeError('Electron contextBridge recursion depth exceeded.');
    if (typeof value === 'symbol') throw new TypeError(uncloneable);
    if (typeof value === 'function')
      return { kind: 'function', id: functions.push(value as (...args: unknown[]) => unknown) - 1 };
    if (typeof value !== 'object' || value === null) return { kind: 'value', value };
    if (value instanceof Promise) return { kind: 'promise', id: follow(value) };
    if (value instanceof Error) return { kind: 'error', message: value.message, stack: value.stack };
    if (value instanceof Node) return { kind: 'node' };
    if (Array.isArray(value)) return { kind: 'array', items: value.map(item => pack(item, depth + 1)) };
    if (Object.prototype.toString.call(value) === '[object Object]')
      return {
        kind: 'object',
        entries: Object.entries(value).map(([key, item]) => [key, pack(item, depth + 1)]),
      };
    try {
      return { kind: 'value', value: structuredClone(value) };
    } catch {
      throw new TypeError(uncloneable);
    }
  }

  function packReason(reason: unknown): Packed {
    try {
      return pack(reason, 0);
    } catch {
      return pack(new Error(uncloneable), 0);
    }
  }

  function follow(promise: Promise<unknown>): number {
    lastPromise += 1;
    const settled = lastPromise;
    promise.then(
      value => {
        let packed: Packed;
        try {
          packed = pack(value, 0);
        } catch (error) {
          request({ settled, ok: false, value: packReason(error) });
          return;
        }
        request({ settled, ok: true, value: packed });
      },
      reason => request({ settled, ok: false, value: packReason(reason) }),
    );
    return settled;
  }

  function unpack(packed: Packed, frozen: boolean): unknown {
    const sealed = <T extends object>(made: T): T => (frozen ? Object.freeze(made) : made);
    switch (packed.kind) {
      case 'value':
        return packed.value;
      case 'function':
        return sealed((...args: unknown[]) =>
          request({ call: packed.id, args: args.map(argument => pack(argument, 0)) }),
        );
      case 'promise':
        return new Promise((resolve, reject) => promises.set(packed.id, { resolve, reject }));
      case 'error': {
        const error = new Error(packed.message);
        error.stack = packed.stack ?? '';
        return error;
      }
      // Electron hands elements over; all that matters here is that it still is one, and so cannot be cloned.
      case 'node':
        return document.createDocumentFragment();
      case 'array':
        return sealed(packed.items.map(item => unpack(item, frozen)));
      case 'object':
        return sealed(Object.fromEntries(packed.entries.map(([key, item]) => [key, unpack(item, frozen)])));
    }
  }

  return {
    expose: (name, api) => void request({ expose: name, api: pack(api, 0) }),
  };
}
