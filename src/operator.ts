import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { makeDataDir } from './data-dir.ts';
import { type Log, outline } from './log.ts';

/** What an operator can ask the running process for, with what stands after the command's name. */
export type Commands = Readonly<Record<string, (argument: string) => Promise<string>>>;

/** Where the running process listens: only whoever may read the data folder reaches it. */
function socketIn(dataDir: string): string {
  return process.platform === 'win32'
    ? `\\\\.\\pipe\\nastavnik-${encodeURIComponent(dataDir)}`
    : join(dataDir, 'operator.sock');
}

/**
 * Listens for the operator's command line. The embedded database belongs to one process, so what has to be done in it
 * is asked of that process. Where the folder takes no socket the program works without one, and says so.
 */
export async function openOperatorSocket(dataDir: string, commands: Commands, log: Log): Promise<() => Promise<void>> {
  try {
    await makeDataDir(dataDir);
    const path = socketIn(dataDir);
    if (await somebodyListens(path)) throw new Error('Another process of the same folder has the socket');
    // What a killed process has left.
    if (process.platform !== 'win32') await rm(path, { force: true });
    const server = answering(commands, log).listen(path);
    await once(server, 'listening');
    return async () => {
      await new Promise<void>((resolve) => server.close(() => resolve()));
    };
  } catch (error) {
    log.warn(outline(error), 'no socket for the operator’s command line');
    return async () => {};
  }
}

/** Asks the running process. Undefined: none runs on this folder. */
export async function askOperatorSocket(dataDir: string, command: string): Promise<string | undefined> {
  const socket = connect(socketIn(dataDir));
  try {
    await once(socket, 'connect');
  } catch {
    return undefined;
  }
  socket.write(`${command}\n`);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer.trim();
}

function answering(commands: Commands, log: Log): Server {
  return createServer((socket) => {
    socket.on('error', () => {});
    const lines = createInterface({ input: socket });
    lines.once('line', (asked) => {
      const [, name = '', argument = ''] = /^(\S*)\s*(.*)$/u.exec(asked) ?? [];
      const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
      const answer = command
        ? command(argument)
        : Promise.resolve(`Known commands: ${Object.keys(commands).join(', ')}`);
      answer.then(
        (line) => socket.end(`${line}\n`),
        (error: unknown) => {
          log.error(outline(error), 'a command of the operator failed');
          socket.end('The command failed, see the log\n');
        },
      );
    });
  });
}

async function somebodyListens(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
