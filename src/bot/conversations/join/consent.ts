import type { Option, Talk } from '#bot/conversation/conversation.ts';
import { press } from '#bot/payload.ts';
import type { Work } from '#bot/work/work.ts';
import { fullName } from '#domain/people/name.ts';
import { Personal } from '#domain/personal.ts';
import type { PupilAddress } from '#domain/school/school.ts';
import { words } from './words.ts';

/** The consent to processing, of whoever must give it. True when it is in force; false when somebody has said no. */
export async function consent(talk: Talk, address: PupilAddress): Promise<boolean> {
  for (let round = 1; ; round += 1) {
    const { state, guardianOnly, version } = await talk.read(`standing-${round}`, async ({ consents }) => ({
      state: await consents.state(),
      guardianOnly: consents.givenByGuardianOnly(),
      version: consents.document().version,
    }));
    switch (state) {
      case 'given':
        return true;
      case 'waiting-for-guardian':
        await talk.until(`guardian-${round}`, {
          event: 'consent',
          met: async ({ consents }) => (await consents.state()) !== 'waiting-for-guardian',
          prompt: guardianOnly ? words.guardianOnly[address] : words.guardianToo[address],
          choices: [{ label: words.guardianLink, press: press.start('guardian-link') }],
        });
        break;
      case 'missing':
        if ((await own(talk, round, version)) === 'left') return false;
        break;
      case 'refused':
      case 'withdrawn':
        await talk.say(words.noConsent[address]);
        return false;
      default:
        return state satisfies never;
    }
  }
}

/** Asks for one's own. «Answered» may also mean that the text has changed meanwhile, so that it is asked again. */
async function own(talk: Talk, round: number, version: string): Promise<'answered' | 'left'> {
  for (let time = 1; ; time += 1) {
    const answer = await talk.choose(`consent-${round}-${time}`, question, answers);
    switch (answer) {
      case 'full':
        await talk.say(async ({ consents }) => consents.document().text);
        break;
      case 'agree':
        if (!(await agree(talk, `agreed-${round}-${time}`, version))) await talk.say(words.consentRenewed);
        return 'answered';
      case 'refuse': {
        const sure = await talk.choose(`sure-${round}-${time}`, sureOf, [
          { key: 'think', label: words.think },
          { key: 'leave', label: words.leave },
        ]);
        if (sure === 'think') break;
        await talk.record('left', async ({ people }) => {
          await people.refuse();
          return null;
        });
        return 'left';
      }
      default:
        return answer satisfies never;
    }
  }
}

/** False where the person has seen an older text than today's. */
async function agree(talk: Talk, step: string, version: string): Promise<boolean> {
  return talk.record(step, async ({ consents }) => {
    if (consents.document().version !== version) return false;
    await consents.answer(version, 'given');
    return true;
  });
}

async function sureOf({ address, me }: Work) {
  return words.sure({ address, person: named(me) });
}

async function question({ address, school, me, roles }: Work) {
  if (roles.every((role) => role === 'guardian')) {
    return words.consentOfGuardian({ school: school.name, person: named(me) });
  }
  return words.consent({ address, school: school.name, person: named(me) });
}

function named({ person }: Work['me']): Personal<string> {
  return person?.name.map(fullName) ?? new Personal('—');
}

const answers: readonly Option<'agree' | 'full' | 'refuse'>[] = [
  { key: 'agree', label: words.agree },
  { key: 'full', label: words.fullText },
  { key: 'refuse', label: words.refuse },
];
