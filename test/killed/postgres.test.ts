import { freshPostgres, onPostgres, onServer } from '#test/support/database.ts';
import { talkWhileKilled } from './killed.ts';
import { expectEachAnswerOnce } from './stored.ts';

onPostgres(
  'killed again and again in the middle of talk, nothing is lost and nothing asked twice',
  async () => {
    const url = await freshPostgres();
    const program = await talkWhileKilled({ DATABASE_URL: url, DATA_DIR: '/nonexistent' }, 20251220);
    await program.kill();
    const data = onServer(url);
    await expectEachAnswerOnce(data.db).finally(() => data.close());
  },
  900_000,
);
