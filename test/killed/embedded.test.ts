import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openData } from '#src/open-data.ts';
import { talkWhileKilled } from './killed.ts';
import { expectEachAnswerOnce } from './stored.ts';

test('killed again and again in the middle of talk on the embedded database, nothing is lost and nothing asked twice', {
  timeout: 900_000,
}, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'nastavnik-killed-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const program = await talkWhileKilled({ DATA_DIR: dataDir }, 20261125);
  await program.kill();
  const data = await openData({ database: {}, dataDir });
  await expectEachAnswerOnce(data.db).finally(() => data.close());
  expect.hasAssertions();
});
