import type { Option, Prompt, Talk } from '#bot/conversation/conversation.ts';
import type { Text } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import type { SchoolChange } from '#db/schools.ts';

/** A setting of the school that has a few values: asked for, kept, said to be so. It leads back to the settings. */
export async function asksSetting<Key extends string>(
  talk: Talk,
  {
    question,
    options,
    change,
    said,
  }: {
    question: Prompt<Work>;
    options: readonly Option<Key>[];
    change(wanted: Key): SchoolChange;
    said: Readonly<Record<Key, Text>>;
  },
): Promise<void> {
  const wanted = await talk.choose('wanted', question, options);
  await talk.record('set', async ({ settings }) => {
    await settings.change(change(wanted));
    return null;
  });
  await talk.say(said[wanted]);
  await talk.leadTo('settings');
}
