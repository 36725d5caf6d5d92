import type { Database } from '#db/open.ts';

export class Killed extends Error {
  constructor() {
    super('The process is gone');
    this.name = 'Killed';
  }
}

/** A process that is killed as it is about to commit its n-th transaction: nothing of that is kept, and it does nothing more. */
export function killedAt(db: Database, transaction: number): Database {
  let left = transaction;
  const atDoor: Database['atDoor'] = async (work, withinMs) => {
    if (left <= 0) throw new Killed();
    return db.atDoor(async (door) => {
      const result = await work(door);
      left -= 1;
      if (left <= 0) throw new Killed();
      return result;
    }, withinMs);
  };
  return { ...db, atDoor, inSchool: (school, work) => atDoor((door) => door.enter(school, work)) };
}
