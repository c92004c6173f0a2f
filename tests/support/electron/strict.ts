import { EventEmitter } from 'node:events';

/**
 * Electron answers `undefined` for what it does not have, and a check against a stand-in must not: reading or setting a
 * member that is not there throws. `then` is what `await` asks of any object.
 */
export function strict<T extends object>(name: string, members: T): T {
  function refuseUnknown(target: T, key: string | symbol): void {
    if (typeof key === 'string' && key !== 'then' && !(key in target))
      throw new Error(`the stand-in does not know ${name}.${key}`);
  }
  return new Proxy(members, {
    get(target, key, receiver) {
      refuseUnknown(target, key);
      return Reflect.get(target, key, receiver);
    },
    set(target, key, value) {
      refuseUnknown(target, key);
      return Reflect.set(target, key, value);
    },
  });
}

/** An emitter that refuses listeners for events which the stand-in never emits. */
export function emitterOf(name: string, events: readonly string[]): EventEmitter {
  return new EventEmitter().on('newListener', (event: string | symbol) => {
    if (!events.includes(String(event)))
      throw new Error(`the stand-in does not know the event ${name} '${String(event)}'`);
  });
}

/** Refuses what the stand-in can neither enforce nor ignore without harm. */
export function refuseOthers(name: string, options: object, known: readonly string[]): void {
  for (const [key, value] of Object.entries(options))
    if (!known.includes(key) && value !== undefined)
      throw new Error(`the stand-in does not enforce ${name}.${key}`);
}

/** Emits an event that a listener may prevent, and says whether one did. */
export function emitPreventable(
  emitter: EventEmitter,
  event: string,
  details: object = {},
  ...args: readonly unknown[]
): boolean {
  let prevented = false;
  const given = {
    ...details,
    get defaultPrevented() {
      return prevented;
    },
    preventDefault() {
      prevented = true;
    },
  };
  emitter.emit(event, given, ...args);
  return prevented;
}
