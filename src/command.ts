import { ConfigError, readConfig } from './config.ts';
import { askOperatorSocket } from './operator.ts';

/** npm run operator -- COMMAND: asks the process that runs on DATA_DIR. */
try {
  const { dataDir } = readConfig(process.env);
  const answer = await askOperatorSocket(dataDir, process.argv.slice(2).join(' '));
  if (answer === undefined) {
    process.stderr.write(`На папке ${dataDir} программа не запущена: сначала выполните npm start.\n`);
    process.exitCode = 1;
  } else {
    process.stdout.write(`${answer}\n`);
  }
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
