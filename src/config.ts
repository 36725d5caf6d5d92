import { z } from 'zod';

/** The environment, read once when the program starts. The README's table and .env.example say the same in Russian. */
export interface Config {
  /** Without a URL the embedded database in `dataDir` is used. */
  database: { url?: string };
  dataDir: string;
  redisUrl?: string;
  /** Absent: this messenger is off. */
  telegram?: { token: string; apiRoot: string; webhookSecret?: string };
  vk?: { token: string; groupId: number; apiRoot: string; callbackSecret?: string; callbackConfirmation?: string };
  /** Where people's browsers reach the web chat, without a slash at the end. */
  publicUrl: string;
  /** PUBLIC_URL was not given: links work on this computer only. */
  publicUrlIsLocal: boolean;
  updates: 'webhook' | 'polling';
  host: string;
  port: number;
  logLevel: z.infer<typeof logLevels>;
}

/** A bad environment. The message is one sentence that names the variable and an example, and never shows a value. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Reads and checks the environment; throws a {@link ConfigError} at the first thing that is wrong. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = parse(env);
  const publicUrl = given.PUBLIC_URL ?? localUrl(given.HOST, given.PORT);
  const updates = given.UPDATES ?? (given.PUBLIC_URL?.startsWith('https:') ? 'webhook' : 'polling');
  if (updates === 'webhook') checkWebhook(given);
  return {
    database: given.DATABASE_URL === undefined ? {} : { url: given.DATABASE_URL },
    dataDir: given.DATA_DIR,
    ...(given.REDIS_URL !== undefined && { redisUrl: given.REDIS_URL }),
    ...telegram(given),
    ...vk(given),
    publicUrl,
    publicUrlIsLocal: given.PUBLIC_URL === undefined,
    updates,
    host: given.HOST,
    port: given.PORT,
    logLevel: given.LOG_LEVEL,
  };
}

const logLevels = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']);

const webAddress = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
const withoutQuery = webAddress.refine((url) => !/[?#@]/.test(url));
const oneWord = z.string().regex(/^\S+$/);

const Environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z.string().default('./data'),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/)
    .optional(),
  TELEGRAM_API_ROOT: webAddress.default('https://api.telegram.org'),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/)
    .optional(),
  VK_GROUP_TOKEN: oneWord.optional(),
  VK_GROUP_ID: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number)
    .optional(),
  VK_API_ROOT: webAddress.default('https://api.vk.com/method'),
  VK_CALLBACK_SECRET: oneWord.optional(),
  VK_CALLBACK_CONFIRMATION: oneWord.optional(),
  PUBLIC_URL: withoutQuery.optional(),
  UPDATES: z.enum(['webhook', 'polling']).optional(),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535)
    .default(8080),
  LOG_LEVEL: logLevels.default('info'),
});
type Variable = keyof typeof Environment.shape;
type Given = z.infer<typeof Environment>;

const sentences: Record<Variable, string> = {
  DATABASE_URL:
    'DATABASE_URL: нужен адрес Postgres, например DATABASE_URL=postgres://nastavnik:пароль@localhost:5432/nastavnik',
  DATA_DIR: 'DATA_DIR: нужна папка для данных, например DATA_DIR=./data',
  REDIS_URL: 'REDIS_URL: нужен адрес Redis, например REDIS_URL=redis://localhost:6379',
  TELEGRAM_BOT_TOKEN:
    'TELEGRAM_BOT_TOKEN: нужен токен бота целиком, как его прислал @BotFather, например TELEGRAM_BOT_TOKEN=123456789:AAExampleExample',
  TELEGRAM_API_ROOT:
    'TELEGRAM_API_ROOT: нужен адрес http или https, например TELEGRAM_API_ROOT=https://api.telegram.org',
  TELEGRAM_WEBHOOK_SECRET:
    'TELEGRAM_WEBHOOK_SECRET: нужны от 1 до 256 латинских букв, цифр, «_» или «-», например TELEGRAM_WEBHOOK_SECRET=k3-Long_random',
  VK_GROUP_TOKEN:
    'VK_GROUP_TOKEN: нужен ключ доступа сообщества одной строкой без пробелов, например VK_GROUP_TOKEN=vk1.a.Example',
  VK_GROUP_ID: 'VK_GROUP_ID: нужен номер сообщества цифрами, без «club» и минуса, например VK_GROUP_ID=123456789',
  VK_API_ROOT: 'VK_API_ROOT: нужен адрес http или https, например VK_API_ROOT=https://api.vk.com/method',
  VK_CALLBACK_SECRET:
    'VK_CALLBACK_SECRET: нужен секретный ключ Callback API без пробелов, например VK_CALLBACK_SECRET=aQ13ExampleKey',
  VK_CALLBACK_CONFIRMATION:
    'VK_CALLBACK_CONFIRMATION: нужна строка, которую должен вернуть сервер, например VK_CALLBACK_CONFIRMATION=1a2b3c4d',
  PUBLIC_URL:
    'PUBLIC_URL: нужен адрес сайта, начиная с https:// или http://, без «?» и «#», например PUBLIC_URL=https://bot.school.example',
  UPDATES: 'UPDATES: нужно webhook или polling, например UPDATES=polling',
  HOST: 'HOST: нужен адрес или имя этого компьютера без порта, например HOST=127.0.0.1',
  PORT: 'PORT: нужно число от 1 до 65535, например PORT=8080',
  LOG_LEVEL: `LOG_LEVEL: нужно одно из слов ${logLevels.options.join(', ')}, например LOG_LEVEL=info`,
};

function parse(env: Record<string, string | undefined>): Given {
  // A variable that is empty is absent: compose files and .env templates leave them so.
  const filled = Object.fromEntries(
    Object.keys(Environment.shape).map((name) => [name, env[name]?.trim() || undefined]),
  );
  const parsed = Environment.safeParse(filled);
  if (parsed.success) return parsed.data;
  const variable = parsed.error.issues[0]?.path[0] as Variable;
  throw new ConfigError(`${sentences[variable]}.`);
}

function telegram(given: Given): Pick<Config, 'telegram'> {
  if (given.TELEGRAM_BOT_TOKEN === undefined) return {};
  return {
    telegram: {
      token: given.TELEGRAM_BOT_TOKEN,
      apiRoot: given.TELEGRAM_API_ROOT,
      ...(given.TELEGRAM_WEBHOOK_SECRET !== undefined && { webhookSecret: given.TELEGRAM_WEBHOOK_SECRET }),
    },
  };
}

function vk(given: Given): Pick<Config, 'vk'> {
  if (given.VK_GROUP_TOKEN === undefined) return {};
  if (given.VK_GROUP_ID === undefined) throw missing('VK_GROUP_ID', 'вместе с VK_GROUP_TOKEN');
  return {
    vk: {
      token: given.VK_GROUP_TOKEN,
      groupId: given.VK_GROUP_ID,
      apiRoot: given.VK_API_ROOT,
      ...(given.VK_CALLBACK_SECRET !== undefined && { callbackSecret: given.VK_CALLBACK_SECRET }),
      ...(given.VK_CALLBACK_CONFIRMATION !== undefined && { callbackConfirmation: given.VK_CALLBACK_CONFIRMATION }),
    },
  };
}

/** Without its secret anybody could send us updates in a messenger's name, so a webhook without one is refused. */
function checkWebhook(given: Given): void {
  if (given.PUBLIC_URL === undefined) throw missing('PUBLIC_URL', 'для UPDATES=webhook');
  const why = 'для приёма сообщений по вебхуку (иначе задайте UPDATES=polling)';
  if (given.TELEGRAM_BOT_TOKEN !== undefined && given.TELEGRAM_WEBHOOK_SECRET === undefined) {
    throw missing('TELEGRAM_WEBHOOK_SECRET', why);
  }
  if (given.VK_GROUP_TOKEN === undefined) return;
  if (given.VK_CALLBACK_SECRET === undefined) throw missing('VK_CALLBACK_SECRET', why);
  if (given.VK_CALLBACK_CONFIRMATION === undefined) throw missing('VK_CALLBACK_CONFIRMATION', why);
}

function missing(variable: Variable, why: string): ConfigError {
  const example = sentences[variable].slice(sentences[variable].lastIndexOf('например'));
  return new ConfigError(`${variable} не задан, а нужен ${why}, ${example}.`);
}

/** A program that listens on every address is reached from this computer by 127.0.0.1. */
function localUrl(host: string, port: number): string {
  const reached = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}`;
}
