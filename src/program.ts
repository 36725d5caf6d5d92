import { CalendarFeeds } from '#bot/calendar-feeds.ts';
import { readDocument } from '#bot/documents/documents.ts';
import { fetchNext } from '#bot/fetching.ts';
import { guestRegistry } from '#bot/guest-registry.ts';
import { keeper } from '#bot/inbox.ts';
import { makeNext } from '#bot/making.ts';
import type { Channel } from '#bot/messenger.ts';
import { Poster } from '#bot/poster.ts';
import { schoolRegistry } from '#bot/school-registry.ts';
import { takeTurn } from '#bot/turn.ts';
import { BrowserDialogues } from '#bot/web/dialogues.ts';
import { BrowserUploads } from '#bot/web/uploads.ts';
import { consentDocuments } from '#bot/work/consent-documents.ts';
import type { Setting } from '#bot/work/setting.ts';
import { readCursor } from '#db/inbox.ts';
import type { Database } from '#db/open.ts';
import { readUpload } from '#db/uploads.ts';
import type { Clock } from '#domain/time.ts';
import { buildServer } from '#http/server.ts';
import type { ChatQuotas } from '#http/tries.ts';
import { fileUrl, pictureUrl } from '#http/web-dialogue.ts';
import { sweep } from '#jobs/sweep.ts';
import { tick } from '#jobs/tick.ts';
import type { Config } from './config.ts';
import { loadConsents } from './content/load-consents.ts';
import { loadProgrammes } from './content/load-programmes.ts';
import { loadQuestionnaires } from './content/load-questionnaires.ts';
import { loadSafeguarding } from './content/load-safeguarding.ts';
import { CuratorCodes } from './curator-codes.ts';
import { everyMinute } from './every-minute.ts';
import type { Log } from './log.ts';
import { Bell, held, loop } from './loops.ts';
import type { Data } from './open-data.ts';
import { type Messengers, openMessengers } from './open-messengers.ts';
import type { Commands } from './operator.ts';
import { pacing } from './pace.ts';

export interface Program {
  readonly db: Database;
  /** Does what is due now, as the minute's tick does. */
  tick(): Promise<void>;
  /** What an operator can ask for. */
  readonly commands: Commands;
  stop(): Promise<void>;
}

export interface Surroundings {
  clock: Clock;
  log: Log & { debug(what: object, words: string): void };
  /** One line on standard output. */
  print(line: string): void;
  /** How often a browser may speak; the usual quotas where not given. */
  quotas?: ChatQuotas;
  /** How many times faster than a messenger allows: where a stand-in is on the other side. */
  hurry?: number;
}

/** The composition root: data → messengers → turns, posts and ticks → http. The only file that knows everybody. */
export async function startProgram(
  config: Config,
  { db, workers, close }: Data,
  { clock, log, print, quotas, hurry = 1 }: Surroundings,
): Promise<Program> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const running: Promise<unknown>[] = [];

  const kept = new Bell();
  const keep = keeper(db, clock, () => kept.ring());
  const messengers = openMessengers(config, {
    keep,
    log,
    readCursor: (name) => db.atDoor((door) => readCursor(door, name)),
    readUpload: (id) => db.atDoor((door) => readUpload(door, id)),
  });
  const setting = await readSetting(config, messengers);

  const byChannel = new Map(messengers.all.map((messenger) => [messenger.channel, messenger]));
  const turn = { db, clock, log, messengers: byChannel, setting, school: schoolRegistry(), guest: guestRegistry() };
  for (let worker = 1; worker <= workers; worker += 1) {
    running.push(loop(`turn ${worker}`, () => takeTurn(turn), { bell: kept, signal, log }));
  }

  const { pace, close: closePacing } = pacing(config.redisUrl);
  const hurried: typeof pace = (channel, perSecond) => pace(channel, perSecond * hurry);
  const outbox = { db, clock, log, setting, pace: hurried, signal };
  const bells = new Map(messengers.all.map(({ channel }) => [channel, new Bell()]));
  const stopBells = await db.listen('outbox', (channel) => bells.get(channel as Channel)?.ring());
  for (const messenger of messengers.all) {
    const { channel } = messenger;
    const bell = bells.get(channel) ?? new Bell();
    const poster = new Poster(messenger, outbox, () => bell.ring());
    const posting = async (until: AbortSignal) => {
      await loop(`post ${channel}`, () => poster.begin(), { bell, signal: until, log });
      await poster.settle();
    };
    running.push(held(db.hold, `post:${channel}`, posting, { signal, log }));
  }

  const doDue = async () => {
    await tick(db, clock.now(), log);
    await sweep(db, clock.now());
  };
  const ticking = (until: AbortSignal) => everyMinute(doDue, { clock, signal: until, log });
  running.push(held(db.hold, 'tick', ticking, { signal, log }));

  running.push(messengers.connect(signal));
  for (const { name, run } of messengers.receiving) {
    running.push(held(db.hold, `receive:${name}`, run, { signal, log }));
  }

  const fetching = { db, clock, log, messengers: byChannel };
  running.push(loop('fetch', () => fetchNext(fetching), { bell: new Bell(), signal, log }));

  const making = { ...fetching, setting, documents: readDocument };
  running.push(loop('make', () => makeNext(making), { bell: new Bell(), signal, log }));

  const dialogues = new BrowserDialogues(db, clock, { pictureUrl, fileUrl });
  const stopDialogues = await dialogues.open();
  const calendars = new CalendarFeeds(db, clock, setting);
  const server = await buildServer({
    ...(config.publicUrlIsLocal ? {} : { publicUrl: config.publicUrl }),
    keep,
    uploads: new BrowserUploads(db, clock, () => kept.ring()),
    dialogues,
    webhooks: messengers.webhooks,
    readCalendar: (secret) => calendars.read(secret),
    healthy: () => isHealthy(db),
    log,
    ...(quotas === undefined ? {} : { quotas }),
  });
  await server.listen({ host: config.host, port: config.port });
  log.info({ host: config.host, port: config.port }, 'the web chat listens');
  if (config.publicUrlIsLocal && config.telegram) log.warn({ variable: 'PUBLIC_URL' }, withoutPublicUrl);
  const codes = new CuratorCodes(db, clock, setting);
  await codes.atStart(print);

  return {
    db,
    tick: doDue,
    commands: {
      'new-school': () => codes.forNewSchool(),
      'new-curator': (which) => codes.forNewCurator(which),
    },
    async stop() {
      stopping.abort();
      await server.close();
      await Promise.allSettled(running);
      await stopBells();
      await stopDialogues();
      closePacing();
      await close();
    },
  };
}

const withoutPublicUrl =
  'PUBLIC_URL is not set: web links work on this computer only, and a school with «Telegram: только обезличенные сообщения» cannot use Telegram';

async function readSetting(config: Config, { entrances }: Messengers): Promise<Setting> {
  return {
    programmes: new Map((await loadProgrammes()).map((programme) => [programme.id, programme])),
    questionnaires: await loadQuestionnaires(new URL('../content/questionnaires/', import.meta.url)),
    consents: consentDocuments(await loadConsents()),
    worrying: await loadSafeguarding(),
    entrances,
    openLink: (code) => new URL(`/open/?start=${code}`, config.publicUrl).href,
    calendarLink: (secret) => new URL(`/calendar/${secret}.ics`, config.publicUrl).href,
    foreign: new Set<Channel>(['telegram']),
    webIsLocal: config.publicUrlIsLocal,
  };
}

async function isHealthy(db: Database): Promise<boolean> {
  return db
    .atDoor((door) => readCursor(door, 'health'))
    .then(
      () => true,
      () => false,
    );
}
