import { Api } from 'grammy';
import type { Keep, Limits, Messenger } from '#bot/messenger.ts';
import { deliver } from './deliver.ts';
import { asked, nameOf } from './failure.ts';
import { fetchFile } from './fetch-file.ts';
import { type Pace, usualPace } from './pace.ts';
import { poll } from './polling.ts';
import { type Ourselves, toUpdate, translate } from './translate.ts';
import { type Log, untiring } from './untiring.ts';
import { type Webhook, webhook } from './webhook.ts';
import { nativeFetch, polyfilled } from './wire.ts';

export interface TelegramMessenger extends Messenger {
  readonly channel: 'telegram';
  /** The bot's @name, without which no invitation link can be made; undefined until {@link connect} has succeeded. */
  readonly username: string | undefined;
  /** Learns the bot's name and sets its menu of commands. Tries until it succeeds or the signal; asks nothing when connected. */
  connect(signal: AbortSignal): Promise<void>;
  /** Takes updates by polling until the signal. For one replica at a time: hold a lock around it. */
  poll(signal: AbortSignal): Promise<void>;
  /** Takes updates at an https address instead. */
  webhook(address: { url: string; secret: string }): Webhook;
}

const limits: Limits = {
  text: 4096,
  caption: 1024,
  // Telegram takes more of these; more cannot be read on a phone.
  label: 60,
  buttonsInRow: 3,
  rows: 30,
  buttons: 30,
  payload: 64,
  // Telegram allows about 30.
  perSecond: 25,
};

const commands = [
  { command: 'menu', description: 'Меню' },
  { command: 'cancel', description: 'Отмена' },
  { command: 'help', description: 'Помощь' },
];

/** Asks Telegram nothing yet, so that the program starts, and the web chat works, while Telegram cannot be reached. */
export function openTelegram({
  token,
  apiRoot: givenRoot,
  keep,
  log,
  pace: shorter = {},
}: {
  token: string;
  apiRoot: string;
  keep: Keep;
  log: Log;
  pace?: Partial<Pace>;
}): TelegramMessenger {
  const pace = { ...usualPace, ...shorter };
  const apiRoot = givenRoot.replace(/\/+$/, '');
  const api = new Api(token, {
    apiRoot,
    timeoutSeconds: pace.callSeconds,
    fetch: nativeFetch,
  });
  const ourselves: Ourselves = { id: botId(token), username: undefined };
  const intake = { api, keep, toUpdate: (raw: unknown) => toUpdate(ourselves, raw), pace, log };

  async function connect(signal: AbortSignal): Promise<void> {
    if (ourselves.username !== undefined) return;
    const attempt = async () => {
      ourselves.username = (await asked('getMe', api.getMe(polyfilled(signal)))).username;
    };
    await untiring('getMe', attempt, { pace, log, signal });
    if (signal.aborted) return;
    log.info({ bot: ourselves.id, username: ourselves.username }, 'telegram: connected');
    // The menu of commands is a convenience: nobody waits for it, and the next start sets it again.
    void asked('setMyCommands', api.setMyCommands(commands, {}, polyfilled(signal))).catch((error: unknown) => {
      if (!signal.aborted) log.warn({ why: nameOf(error) }, 'telegram: the menu of commands was not set');
    });
  }

  return {
    channel: 'telegram',
    limits,
    get username() {
      return ourselves.username;
    },
    translate: (body) => translate(ourselves, body),
    deliver: (delivery) => deliver(api, delivery),
    fetchFile: (source, most) => fetchFile({ api, token, apiRoot, seconds: pace.fileSeconds }, source, most),
    invitationLink(code) {
      if (ourselves.username === undefined)
        throw new Error('Telegram has not been reached yet: the name of the bot is unknown');
      return `https://t.me/${ourselves.username}?start=${code}`;
    },
    connect,
    async poll(signal) {
      await connect(signal);
      await poll(intake, signal);
    },
    webhook(address) {
      const hook = webhook(intake, address);
      return {
        ...hook,
        async open(signal) {
          await connect(signal);
          await hook.open(signal);
        },
      };
    },
  };
}

function botId(token: string): number {
  const id = /^(\d+):/.exec(token)?.[1];
  if (id === undefined) throw new Error('A Telegram token looks like 123456789:AAE…');
  return Number(id);
}
