import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process has the folder. */
export class DataDirInUse extends Error {
  constructor(folder: string) {
    super(
      `Папка данных ${folder} уже занята другим запущенным экземпляром: остановите его или задайте другую DATA_DIR.`,
    );
    this.name = 'DataDirInUse';
  }
}

/** Only for the user of the program. One that is there already stays as it is: it may be anybody's. */
export async function makeDataDir(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/**
 * Takes a data folder for this process until `release`, or its end however it comes: a second PGlite on a folder would
 * not be refused by itself and loses acknowledged rows. SQLite's file lock does it on every system, and no crash leaves
 * it behind.
 */
export async function takeDataDir(folder: string): Promise<{ release(): void }> {
  await makeDataDir(folder);
  const lock = new DatabaseSync(join(folder, 'lock'));
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch (error) {
    lock.close();
    if (error instanceof Error && /locked/.test(error.message)) throw new DataDirInUse(folder);
    throw error;
  }
  return { release: () => lock.close() };
}
