import { z } from 'zod';
import { intakeIds } from '#domain/registry/intake-for.ts';
import { type Registry, registry, startable } from './conversation/registry.ts';
import { intake } from './conversations/intake/intake.ts';
import { words as intakeWords } from './conversations/intake/words.ts';
import { join } from './conversations/join/join.ts';
import { words as joinWords } from './conversations/join/words.ts';
import { help, helpScreen } from './screens/help.ts';
import { home, homeScreen } from './screens/home.ts';
import type { Work } from './work/work.ts';

/** Everything that people of a school can start and see, each with the right it needs. */
export function schoolRegistry(): Registry<Work> {
  return registry(conversations, screens, { home, help });
}

const nothing = { params: z.null(), fromButton: () => null };

const conversations = [
  startable(join, { title: joinWords.title, right: 'menu', ...nothing }),
  startable(intake, {
    title: intakeWords.title,
    right: 'intake.fill',
    params: z.strictObject({ questionnaire: z.enum(intakeIds) }),
    fromButton: (questionnaire) => ({ questionnaire }),
  }),
];

const screens = [homeScreen, helpScreen];
