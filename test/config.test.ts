import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '#src/config.ts';

const token = '123456789:AAHsecret_secret-secret';
const vkToken = 'vk1.a.secret';

describe('what an empty environment means', () => {
  const config = readConfig({});

  test('is an embedded database, the web chat on this computer and no messenger', () => {
    expect(config).toStrictEqual({
      database: {},
      dataDir: './data',
      publicUrl: 'http://127.0.0.1:8080',
      publicUrlIsLocal: true,
      updates: 'polling',
      host: '127.0.0.1',
      port: 8080,
      logLevel: 'info',
    });
  });

  test('is also what a template full of empty values means', () => {
    const names = ['DATABASE_URL', 'REDIS_URL', 'TELEGRAM_BOT_TOKEN', 'VK_GROUP_TOKEN', 'VK_GROUP_ID', 'PUBLIC_URL'];
    const blank = Object.fromEntries([...names, 'UPDATES', 'PORT', 'LOG_LEVEL'].map((name) => [name, ' ']));
    expect(readConfig(blank)).toStrictEqual(config);
  });
});

test('every variable finds its place', () => {
  expect(
    readConfig({
      DATABASE_URL: 'postgresql://n:p@db/n',
      DATA_DIR: '/var/lib/nastavnik',
      REDIS_URL: 'redis://cache:6379/2',
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_ROOT: 'http://127.0.0.1:9001/',
      TELEGRAM_WEBHOOK_SECRET: 'Hook_1',
      VK_GROUP_TOKEN: vkToken,
      VK_GROUP_ID: '4242',
      VK_API_ROOT: 'http://127.0.0.1:9002/method/',
      VK_CALLBACK_SECRET: 'call',
      VK_CALLBACK_CONFIRMATION: 'yes',
      PUBLIC_URL: 'https://school.example/bot/',
      UPDATES: 'polling',
      HOST: '::1',
      PORT: '65535',
      LOG_LEVEL: 'debug',
    }),
  ).toStrictEqual({
    database: { url: 'postgresql://n:p@db/n' },
    dataDir: '/var/lib/nastavnik',
    redisUrl: 'redis://cache:6379/2',
    telegram: { token, apiRoot: 'http://127.0.0.1:9001', webhookSecret: 'Hook_1' },
    vk: {
      token: vkToken,
      groupId: 4242,
      apiRoot: 'http://127.0.0.1:9002/method',
      callbackSecret: 'call',
      callbackConfirmation: 'yes',
    },
    publicUrl: 'https://school.example/bot',
    publicUrlIsLocal: false,
    updates: 'polling',
    host: '::1',
    port: 65_535,
    logLevel: 'debug',
  });
});

test('messengers speak to the official servers unless told otherwise', () => {
  const { telegram, vk } = readConfig({ TELEGRAM_BOT_TOKEN: token, VK_GROUP_TOKEN: vkToken, VK_GROUP_ID: '1' });
  expect(telegram).toStrictEqual({ token, apiRoot: 'https://api.telegram.org' });
  expect(vk).toStrictEqual({ token: vkToken, groupId: 1, apiRoot: 'https://api.vk.com/method' });
});

test.each([
  [{}, 'polling'],
  [{ PUBLIC_URL: 'http://school.example' }, 'polling'],
  [{ PUBLIC_URL: 'https://school.example' }, 'webhook'],
  [{ PUBLIC_URL: 'https://school.example', UPDATES: 'polling' }, 'polling'],
  [{ PUBLIC_URL: 'http://school.example', UPDATES: 'webhook' }, 'webhook'],
])('updates come by %o as %s', (env, updates) => {
  expect(readConfig(env).updates).toBe(updates);
});

test.each([
  [{ HOST: '0.0.0.0', PORT: '80' }, 'http://127.0.0.1:80'],
  [{ HOST: '::' }, 'http://127.0.0.1:8080'],
  [{ HOST: '::1' }, 'http://[::1]:8080'],
  [{ HOST: 'localhost' }, 'http://localhost:8080'],
])('without PUBLIC_URL the links of %o begin with %s', (env, url) => {
  expect(readConfig(env)).toMatchObject({ publicUrl: url, publicUrlIsLocal: true });
});

const secretValue = 'S3CRET';
test.each([
  ['DATABASE_URL', `mysql://root:${secretValue}@localhost/x`],
  ['REDIS_URL', `localhost:6379/${secretValue}`],
  ['TELEGRAM_BOT_TOKEN', `bot ${secretValue}`],
  ['TELEGRAM_API_ROOT', `ftp://${secretValue}`],
  ['TELEGRAM_WEBHOOK_SECRET', `${secretValue} с пробелом`],
  ['VK_GROUP_TOKEN', `${secretValue} ${secretValue}`],
  ['VK_GROUP_ID', `club${secretValue}`],
  ['VK_GROUP_ID', '-5'],
  ['VK_API_ROOT', secretValue],
  ['VK_CALLBACK_SECRET', `a ${secretValue}`],
  ['VK_CALLBACK_CONFIRMATION', `a ${secretValue}`],
  ['PUBLIC_URL', `school.example/${secretValue}`],
  ['PUBLIC_URL', `https://school.example/?key=${secretValue}`],
  ['UPDATES', secretValue],
  ['HOST', `http://${secretValue}`],
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', '80a'],
  ['LOG_LEVEL', secretValue],
])('a bad %s (%s) gives one sentence with the name, an example and no value', (variable, value) => {
  const { message } = refusal({ [variable]: value });
  expect(message).toMatch(new RegExp(`^${variable}: нуж.+, например ${variable}=\\S+\\.$`));
  expect(message).not.toContain(secretValue);
});

test('the example in each sentence is itself accepted', () => {
  for (const variable of [
    'DATABASE_URL',
    'REDIS_URL',
    'PUBLIC_URL',
    'UPDATES',
    'PORT',
    'HOST',
    'LOG_LEVEL',
    'VK_GROUP_ID',
  ]) {
    const { message } = refusal({ [variable]: 'не то' });
    const example = message.match(/например [A-Z_]+=(\S+)\.$/)?.[1];
    expect(() => readConfig({ [variable]: example })).not.toThrow();
  }
});

const https = { PUBLIC_URL: 'https://school.example' };
const telegramOn = { TELEGRAM_BOT_TOKEN: token };
const vkOn = { VK_GROUP_TOKEN: vkToken, VK_GROUP_ID: '1' };
test.each([
  ['PUBLIC_URL', { UPDATES: 'webhook' }],
  ['TELEGRAM_WEBHOOK_SECRET', { ...https, ...telegramOn }],
  ['VK_CALLBACK_SECRET', { ...https, ...vkOn, VK_CALLBACK_CONFIRMATION: 'x' }],
  ['VK_CALLBACK_CONFIRMATION', { ...https, ...vkOn, VK_CALLBACK_SECRET: 'x' }],
  ['VK_GROUP_ID', { VK_GROUP_TOKEN: vkToken }],
])('%s is asked for where it is needed', (variable, env) => {
  const { message } = refusal(env);
  expect(message).toMatch(new RegExp(`^${variable} не задан, а нужен .+, например ${variable}=\\S+\\.$`));
  expect(message).not.toContain(token);
  expect(message).not.toContain(vkToken);
});

test('secrets of a webhook are not asked for while the messenger is off or polled', () => {
  expect(readConfig(https).updates).toBe('webhook');
  expect(readConfig({ ...https, ...telegramOn, ...vkOn, UPDATES: 'polling' }).updates).toBe('polling');
});

function refusal(env: Record<string, string | undefined>): ConfigError {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('The configuration was accepted');
}
