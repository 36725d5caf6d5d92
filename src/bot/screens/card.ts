import { answerList } from '#bot/conversation/filling.ts';
import type { Screen } from '#bot/conversation/registry.ts';
import { words as clearanceWords } from '#bot/conversations/note-clearance/words.ts';
import type { Choice } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { paragraphs, type Text } from '#bot/text.ts';
import type { Sent } from '#bot/work/filling.ts';
import type { Work } from '#bot/work/work.ts';
import type { Member } from '#db/members.ts';
import { brand, type PersonId } from '#domain/ids.ts';
import { isOver } from '#domain/pairing/pair-life.ts';
import { schoolDate } from '#domain/time.ts';
import { back, isId } from './lists.ts';
import { words } from './people-words.ts';

/** One person with the questionnaires they have sent, for those who may read them. */
export const card: Screen<Work> = {
  name: 'card',
  right: 'person.card',
  async show(work, arg) {
    const ways = work.may('people.list') ? back(words.people, 'people') : undefined;
    const id = brand<PersonId>(arg);
    const member = isId(arg) ? await work.people.card(id) : undefined;
    if (!member?.person) {
      return { text: words.notHere, ...(ways && { ways }) };
    }
    const joinedOn = member.joinedAt && schoolDate(member.joinedAt, work.school.timeZone);
    const signed = member.kind === 'pupil' ? await work.consents.guardianConsent(member) : undefined;
    const guardian = signed && words.guardianConsent(signed);
    const sent = joinedOn && work.filling.mayRead(member) ? await work.filling.sent(id) : undefined;
    const published = joinedOn && (await work.publication.standing(member));
    const clearance = await work.clearance.of(member);
    const untold = joinedOn && id !== work.me.id ? await work.people.whyUntold(member) : undefined;
    return {
      text: paragraphs(
        words.card(member.person, member.roles, joinedOn),
        published === undefined ? undefined : words.published(published),
        untold && words.untold[untold],
        guardian,
        clearance && clearanceWords.line(clearance.seenOn),
        ...(sent ? answers(work, sent) : []),
      ),
      choices: await choicesAbout(work, member, sent ?? []),
      ...(ways && { ways }),
    };
  },
};

/** What whoever reads the card may do about the person. */
async function choicesAbout(work: Work, member: Member, sent: readonly Sent[]): Promise<Choice[]> {
  const { people, invitations, papers } = work;
  const signed = await papers.of(member);
  const waits = member.joinedAt === undefined;
  const { id } = member;
  return [
    ...(people.mayConfirm(member) ? [{ label: words.confirm, press: press.start('confirm', id) }] : []),
    ...(work.may('intake.review')
      ? sent
          .filter(({ state }) => state === 'waiting')
          .map(({ draft }) => ({ label: words.review, press: press.screen('submission', draft) }))
      : []),
    ...(waits && invitations.mayInviteGuardian(member)
      ? [{ label: words.guardianLink, press: press.start('guardian-link', id) }]
      : []),
    ...(await pairsOf(work, member)),
    ...((await work.clearance.of(member))
      ? [{ label: clearanceWords.mark, press: press.start('note-clearance', id) }]
      : []),
    ...((await papers.mayMark(member, 'processing'))
      ? [{ label: words.markPaper, press: press.start('paper-consent', id) }]
      : []),
    ...((await papers.mayMark(member, 'publication'))
      ? [{ label: words.markPublication, press: press.start('paper-publication', id) }]
      : []),
    ...(work.may('consent.print') ? [{ label: words.printConsent, press: press.start('print-consent', id) }] : []),
    ...signed.map((paper) => ({ label: words.paper(paper), press: press.screen('paper', paper.id) })),
  ];
}

/** The pairs, each once, and the way to one more. */
async function pairsOf(work: Work, member: Member): Promise<Choice[]> {
  const all = await work.pairList.ofPerson(member.id);
  const shown = [...new Set(all.map(({ pair }) => pair))].map((pair) => all.filter((one) => one.pair === pair));
  const waits = !all.some(({ mentee, life }) => mentee === member.id && !isOver(life));
  const mayMatch = await work.matching.mayMatch(member);
  return [
    ...shown.slice(0, mostPairs).flatMap((members) => {
      const [first, ...others] = members;
      if (!first) return [];
      const as = first.mentor === member.id ? 'mentor' : 'mentee';
      const label = others.length > 0 ? words.group(members) : words.pair(first, as);
      return [{ label, press: press.screen('pair', first.pair) }];
    }),
    ...(mayMatch
      ? [{ label: waits ? words.formPair : words.formAnother, press: press.start('form-pair', member.id) }]
      : []),
  ];
}

/** Of years past the curator finds the rest among «Завершённые». */
const mostPairs = 5;

/** What I have sent myself. */
export const myAnswers: Screen<Work> = {
  name: 'my-answers',
  right: 'my-data.see',
  show: async (work) => ({
    text: paragraphs(words.myAnswers, ...answers(work, await work.filling.sent(work.me.id))),
  }),
};

function answers({ school }: Work, sent: readonly Sent[]): Text[] {
  if (sent.length === 0) return [words.noAnswers];
  return sent.map(({ title, state, at, rows }) =>
    words.answers(title, state, schoolDate(at, school.timeZone), answerList(rows)),
  );
}
