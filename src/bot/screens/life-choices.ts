import { words as askReplacementWords } from '#bot/conversations/ask-replacement/words.ts';
import { words as endWords } from '#bot/conversations/end-pair/words.ts';
import { words as farewellWords } from '#bot/conversations/farewell/words.ts';
import { words as pauseWords } from '#bot/conversations/pause-pair/words.ts';
import { words as substituteWords } from '#bot/conversations/substitute-mentor/words.ts';
import type { Choice } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import type { Text } from '#bot/text.ts';
import type { SeenPair } from '#bot/work/pairs.ts';
import type { Work } from '#bot/work/work.ts';
import { completed, isOver, isRunning, type Life } from '#domain/pairing/pair-life.ts';
import type { Act } from '#domain/people/access.ts';

/** What changes the life of a pair. */
export async function lifeChoices(work: Work, { id, members, substitute }: SeenPair): Promise<Choice[]> {
  const choices: Choice[] = [];
  const offer = async (act: Act, fits: (life: Life) => boolean, label: Text, conversation: string) => {
    for (const member of members) {
      if (!fits(member.life) || !(await work.pairs.may(act, member))) continue;
      choices.push({ label, press: press.start(conversation, id) });
      return;
    }
  };
  const runs = (life: Life) => isRunning(life) || life.state === 'paused';
  await offer('pair.replace.ask', runs, askReplacementWords.title, 'ask-replacement');
  // Whoever stands in says no farewell for the mentor.
  if (substitute?.id !== work.me.id && (await mayStillSayFarewell(work, { id, members })))
    await offer('letter.write', ({ state }) => state === 'completed', farewellWords.title, 'farewell');
  const stands = await work.substitutes.standing(id);
  if (stands && !stands.order) await offer('pair.form', runs, substituteWords.titleOrder, 'substitute-order');
  if (stands) await offer('pair.form', runs, substituteWords.titleReturn, 'return-mentor');
  else await offer('pair.form', isRunning, substituteWords.title, 'substitute-mentor');
  await offer('pair.pause', isRunning, pauseWords.titlePause, 'pause-pair');
  // Where somebody has called for help, whoever has taken the call lets the meetings go on.
  const halted = (life: Life) => life.state === 'paused' && life.why !== 'care';
  await offer('pair.pause', halted, pauseWords.titleResume, 'resume-pair');
  await offer('pair.end', (life) => completed(life).ok, endWords.titleComplete, 'complete-pair');
  // A proposal is taken back.
  await offer('pair.end', (life) => !isOver(life) && life.state !== 'proposed', endWords.titleEnd, 'end-pair');
  return choices;
}

/** What has been said once is not asked again. */
async function mayStillSayFarewell(
  { endings }: Work,
  { id, members }: Pick<SeenPair, 'id' | 'members'>,
): Promise<boolean> {
  for (const { mentee, life } of members) {
    const ending = life.state === 'completed' ? await endings.read({ pair: id, mentee }) : undefined;
    if (ending && !ending.mine) return true;
  }
  return false;
}
