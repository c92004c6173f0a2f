import { useState } from 'react';
import type { Call } from '../../../shared/contract/client.ts';
import type { PlatformChoice } from '../../../shared/contract/terminal.ts';
import { useDesk } from '../../api/desk-context.tsx';
import { startTexts } from '../../texts/start.ts';
import type { PersonForm } from './person-form.ts';

export interface Task {
  readonly label: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly note?: string | undefined;
}

const firstCount = 200;

/** Enrols and signs in, telling each step as it goes; for practice the first numbers of every kind come along. */
export function usePreparing() {
  const { call } = useDesk();
  const [tasks, setTasks] = useState<readonly Task[]>([]);
  const [failure, setFailure] = useState<unknown>();
  const [enrolled, setEnrolled] = useState(false);
  const [ready, setReady] = useState(false);

  const step = async <T>(label: string, act: () => Promise<T>, note: (value: T) => string | undefined) => {
    const put = (task: Task) =>
      setTasks(before => [...before.filter(other => other.label !== task.label), task]);
    put({ label, state: 'running' });
    try {
      const value = await act();
      put({ label, state: 'done', note: note(value) });
      return value;
    } catch (error) {
      put({ label, state: 'failed' });
      throw error;
    }
  };

  const leaseAllKinds = async () => {
    const { kinds } = await call('catalogue.get', {});
    for (const { kind, name } of kinds)
      await step(
        startTexts.leasing(name),
        () => call('leases.request', { kind, count: firstCount, reason: startTexts.leaseReason }),
        ({ state, text }) => (state === 'granted' ? startTexts.leased(firstCount) : (text ?? undefined)),
      );
  };

  /** True when all of it is done. */
  const prepare = async (person: PersonForm, platform: PlatformChoice): Promise<boolean> => {
    setFailure(undefined);
    setTasks([]);
    try {
      await step(
        startTexts.enrolling,
        () => enrol(call, person, platform),
        ({ unitName }) => unitName,
      );
      setEnrolled(true);
      const { user } = await call('status.get', {});
      if (user === null)
        await step(
          startTexts.unlocking,
          () => call('session.unlock', { user: person.id, pin: person.pin }),
          ({ name }) => name,
        );
      if (platform.mode === 'practice') await leaseAllKinds();
      setReady(true);
      return true;
    } catch (error) {
      setFailure(error);
      return false;
    }
  };
  return { tasks, failure, enrolled, ready, prepare };
}

function enrol(call: Call, { id, name, pin }: PersonForm, platform: PlatformChoice) {
  return call('terminal.enrol', { platform, administrator: { id, name: name.trim(), pin } });
}
