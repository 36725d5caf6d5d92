import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Stands between the program and a server it needs, and can be shut. */
export interface Gate {
  /** The server's address by way of the gate. */
  readonly url: string;
  /** How many connections were asked for while it was shut. */
  readonly knocks: number;
  /** Every connection breaks, and none comes through. */
  shut(): void;
  open(): void;
}

export async function gateBefore(address: string): Promise<Gate> {
  const { hostname, port } = new URL(address);
  const sockets = new Set<Socket>();
  let isShut = false;
  let knocks = 0;
  const server = createServer((client) => {
    if (isShut) {
      knocks += 1;
      client.destroy();
      return;
    }
    const beyond = connect(Number(port), hostname);
    join(client, beyond, sockets);
    join(beyond, client, sockets);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const listening = server.address();
  if (listening === null || typeof listening === 'string') throw new Error('No port');
  const url = new URL(address);
  url.hostname = '127.0.0.1';
  url.port = String(listening.port);

  const shut = () => {
    isShut = true;
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(async () => {
    shut();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    url: url.href,
    get knocks() {
      return knocks;
    },
    shut,
    open() {
      isShut = false;
    },
  };
}

function join(from: Socket, to: Socket, all: Set<Socket>): void {
  all.add(from);
  from.on('error', () => {});
  from.on('close', () => {
    all.delete(from);
    to.destroy();
  });
  from.pipe(to);
}
