import { execFile } from 'node:child_process';
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the page is, ending in a slash. */
    address: string;
  }
}

const bakery = fileURLToPath(new URL('../../../bakery', import.meta.url));

// The ports that `./bakery up` counts from BAKERY_PORT.
const offsets = [0, 1, 2, 11, 12, 21, 22, 40, 50, 51, 52];

/** Starts the whole product with the page, for all test files together; `BAKERY_PAGE` names one that runs already. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const running = process.env['BAKERY_PAGE'];
  if (running !== undefined) {
    project.provide('address', running);
    return undefined;
  }

  const home = await mkdtemp(join(tmpdir(), 'bakery-page-'));
  // PostgreSQL may run as a user of its own.
  await chmod(home, 0o755);
  const port = await freeBase();
  const command = (...words: string[]): Promise<unknown> =>
    promisify(execFile)(bakery, words, {
      env: {
        ...process.env,
        BAKERY_FIRMWARE: '',
        BAKERY_HOME: home,
        BAKERY_PORT: `${port}`,
        BAKERY_PREBAKE: '0',
        Gateway__RateLimit__Enabled: 'false',
      },
    });
  const end = async (): Promise<void> => {
    await command('down');
    await rm(await realpath(join(home, 'postgres')).catch(() => home), {
      recursive: true,
      force: true,
    });
    await rm(home, { recursive: true, force: true });
  };
  try {
    await command('up', '--detach');
  } catch (failure) {
    await end();
    throw failure;
  }
  project.provide('address', `http://127.0.0.1:${port}/`);
  return end;
}

/** A port from which on all that are needed are free. */
async function freeBase(): Promise<number> {
  for (;;) {
    const base = 20_000 + 100 * Math.floor(Math.random() * 100);
    const free = await Promise.all(offsets.map((offset) => isFree(base + offset)));
    if (!free.includes(false)) {
      return base;
    }
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
