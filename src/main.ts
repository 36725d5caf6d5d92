import { pino } from 'pino';
import { systemClock } from '#domain/time.ts';
import { ConfigError, readConfig } from './config.ts';
import { DataDirInUse } from './data-dir.ts';
import { outline } from './log.ts';
import { DatabaseAway, openData } from './open-data.ts';
import { openOperatorSocket } from './operator.ts';
import { startProgram } from './program.ts';

// Whatever is written (the database, the socket of the operator) is for the program's user alone.
process.umask(0o077);

// What a person has to do something about is one sentence, without a stack.
try {
  const config = readConfig(process.env);
  // The log goes to standard error, so that the line for the first curator stands alone on standard output.
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const program = await startProgram(config, await openData(config), {
    clock: systemClock,
    log,
    print: (line) => process.stdout.write(`${line}\n`),
  });
  const stopCommands = await openOperatorSocket(config.dataDir, program.commands, log);
  const stop = async () => {
    await stopCommands();
    await program.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error(outline(error), 'the program did not stop cleanly');
          process.exit(1);
        },
      );
    });
  }
} catch (error) {
  const known = error instanceof ConfigError || error instanceof DataDirInUse || error instanceof DatabaseAway;
  process.stderr.write(
    `${known ? error.message : `Не удалось запустить программу: ${error instanceof Error ? error.message : error}`}\n`,
  );
  process.exit(1);
}
