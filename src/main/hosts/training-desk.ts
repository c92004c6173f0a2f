import { join } from 'node:path';
import { createApp } from '../app/create-app.ts';
import type { Desk } from '../app/desk.ts';
import type { Logger, Ports } from '../ports.ts';
import { createPracticePlatform } from '../practice/practice-platform.ts';
import { createFileLogger, createNodeClock } from './node-ports.ts';

export interface TrainingDeskOptions {
  /** Holds `training/terminal` and `training/practice`. */
  readonly home: string;
  /** Names this process to a second one that wants the folder. */
  readonly host: string;
  readonly ports: Pick<Ports, 'printer' | 'secrets'>;
}

export interface TrainingDesk {
  readonly desk: Desk;
  readonly practiceUrl: string;
  readonly logger: Logger;
  /** Waits for what is being issued, then lets go of both folders. */
  close(): Promise<void>;
}

/** The desk for practising, with the practice platform it can enrol with. Throws what opening a folder throws. */
export async function openTrainingDesk({ home, host, ports }: TrainingDeskOptions): Promise<TrainingDesk> {
  const dataDir = join(home, 'training', 'terminal');
  const clock = createNodeClock();
  const logger = createFileLogger(dataDir);
  const practice = createPracticePlatform({ dataDir: join(home, 'training', 'practice'), clock, logger });
  try {
    // First of all the folder: where another program has it, that is what has to be said.
    const desk = await createApp({
      dataDir,
      host,
      background: true,
      ports: { ...ports, clock, logger, practice: () => practice.start() },
    });
    const { url: practiceUrl } = await practice.start();
    return {
      desk,
      practiceUrl,
      logger,
      async close() {
        await desk.close();
        await practice.stop();
      },
    };
  } catch (error) {
    await practice.stop();
    throw error;
  }
}
