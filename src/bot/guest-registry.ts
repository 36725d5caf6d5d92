import { z } from 'zod';
import { type Registry, registry, startable } from './conversation/registry.ts';
import { setup } from './conversations/setup/setup.ts';
import { words as setupWords } from './conversations/setup/words.ts';
import { press } from './payload.ts';
import { guestHelp, guestHome } from './screens/guest.ts';
import { setupHelp } from './screens/help.ts';
import type { FoundingWork } from './work/founding.ts';

/** What somebody can do who is in no school yet. */
export function guestRegistry(): Registry<FoundingWork> {
  return registry(
    [
      startable(setup, {
        title: setupWords.title,
        right: undefined,
        params: z.strictObject({ code: z.string() }),
        fromButton: (code) => ({ code }),
        help: setupHelp,
        cancelled: ({ code }) => ({
          text: setupWords.cancelled,
          choices: [{ label: setupWords.again, press: press.start('setup', code) }],
        }),
      }),
    ],
    [],
    { home: guestHome, help: guestHelp },
  );
}
