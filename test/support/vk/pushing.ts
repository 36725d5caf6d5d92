import { setTimeout as sleep } from 'node:timers/promises';
import type { Event, Events } from './events.ts';

export interface CallbackServer {
  url: string;
  secret: string;
  confirmation: string;
}

export interface Pushing {
  readonly pushes: number;
  idle(): Promise<void>;
  end(): void;
}

/** Pushes events one after the other, each until it is answered `ok`; VK's minutes between repeats are 50 ms here. */
export async function pushEvents(events: Events, { url, secret, confirmation }: CallbackServer): Promise<Pushing> {
  const proof = await post(url, { type: 'confirmation', group_id: events.groupId });
  if (proof !== confirmation) throw new Error(`The server did not confirm itself: ${proof}`);

  const ended = new AbortController();
  let pushes = 0;
  let queue: Promise<void> = Promise.resolve();
  const push = async (event: Event) => {
    while (!ended.signal.aborted) {
      pushes += 1;
      if ((await post(url, { ...event, secret })) === 'ok') return;
      await sleep(50);
    }
  };
  events.onEvent((event) => {
    queue = queue.then(() => push(event));
  });
  return {
    get pushes() {
      return pushes;
    },
    idle: () => queue,
    end: () => ended.abort(),
  };
}

/** The body of a 200; nothing for any other answer or none. */
async function post(url: string, body: object): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5_000),
    });
    const text = await response.text();
    return response.status === 200 ? text : undefined;
  } catch {
    return undefined;
  }
}
