import type { Command, NativeDialog, Report, ToApplication } from './wire.ts';

type Handlers = {
  readonly [K in Command['do']]: (command: Extract<Command, { do: K }>) => unknown;
};

export interface Control {
  report(report: Report): void;
  /** Shows a dialog to the test and waits for what it answers. */
  ask(dialog: NativeDialog): Promise<unknown>;
  serve(handlers: Omit<Handlers, 'answer'>): void;
}

/** The test is this process's parent, over Node's own channel; an application started without one just has no test. */
export function connectControl(): Control {
  const asked = new Map<number, (value: unknown) => void>();
  let last = 0;
  const report = (message: Report) => void process.send?.(message);

  return {
    report,
    ask(dialog) {
      last += 1;
      report({ event: 'dialog', id: last, dialog });
      return new Promise(resolve => asked.set(last, resolve));
    },
    serve(handlers) {
      const all: Handlers = {
        ...handlers,
        answer({ id, value }) {
          asked.get(id)?.(value);
          asked.delete(id);
        },
      };
      process.on('message', (command: ToApplication) => {
        Promise.resolve()
          .then(() => (all[command.do] as (given: Command) => unknown)(command))
          .then(
            value => report({ event: 'replied', id: command.number, value }),
            (error: unknown) => report({ event: 'replied', id: command.number, error: String(error) }),
          );
      });
      // Nobody is left to end it.
      process.on('disconnect', () => process.exit(1));
      // Waiting for the test is no reason to go on living.
      process.channel?.unref();
    },
  };
}
