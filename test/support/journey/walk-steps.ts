import type { Deed, Dice } from './deeds.ts';
import { opens } from './opening.ts';
import { Walker } from './walker.ts';
import type { World } from './world.ts';

/** What somebody does in a round. */
export interface Step {
  walker: Walker;
  deed: Omit<Deed, 'does'>;
  /** Whose deed it turns out to be: a window that has just been opened. Undefined: the walker's session is over. */
  does(): Promise<Walker | undefined>;
}

export function plain(walker: Walker, deed: Deed): Step {
  return {
    walker,
    deed,
    async does() {
      try {
        await deed.does();
        return walker;
      } catch (error) {
        if (!(walker.guest && error instanceof Error && error.message.endsWith('410'))) throw error;
        return undefined;
      }
    },
  };
}

/** Somebody in Telegram presses «Открыть»; a new window is not known by its chat, so that one opens at a time. */
export function opensWindow(world: World, walker: Walker): Step {
  return {
    walker,
    deed: { words: 'presses «Открыть»' },
    async does() {
      const { person } = await opens(world, walker.person);
      return new Walker(`window of ${walker.name}`, person, walker.secrets, { guest: true });
    },
  };
}

/** Whoever may turn the switch does it the usual way, in two presses; whoever may not tries. */
export function turnsSwitch(dice: Dice, walker: Walker): Step | undefined {
  const { person } = walker;
  const offered = (person.last()?.buttons ?? []).filter((label) => turns.has(label));
  if (offered.length > 0 && dice.below(2) === 0) {
    const label = dice.one(offered);
    return plain(walker, { words: `presses «${label}»`, does: () => person.presses(label) });
  }
  if (dice.below(50) > 0) return undefined;
  const press = () => person.pressesPayload(walker.asOwn('c:switch-telegram:'));
  return plain(walker, { words: 'wants to turn the switch', does: press });
}

const turns = new Set(['Включить', 'Всё равно выключить', 'Оставить включённым', 'Оставить выключенным']);

export function wantsMenu(walker: Walker): Step {
  return plain(walker, { words: 'wants the menu', does: () => walker.person.types('/menu') });
}
