import type { Screen } from '#bot/conversation/registry.ts';
import { press } from '#bot/payload.ts';
import { paragraphs, type Text } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type InvitationId } from '#domain/ids.ts';
import { invitationState } from '#domain/people/invitation.ts';
import { schoolDate } from '#domain/time.ts';
import { words } from './invitations-words.ts';
import { back, isId, more, onPage, start } from './lists.ts';

/** The newest first: `mine.0`, or of all curators: `all.6`. */
export const invitations: Screen<Work> = {
  name: 'invitations',
  right: 'invitations.see',
  async show(work, arg) {
    const [first, second] = arg.split('.');
    const whose = first === 'all' ? 'all' : 'mine';
    const from = start(second);
    const { list, of } = await work.invitations.list(whose, from, onPage);
    if (list.length === 0 && from > 0) return this.show(work, whose);
    const rows = list.map((used) => ({
      label: row(used, work),
      press: press.screen('invitation', used.invitation.id),
    }));
    return {
      text: words[whose](of),
      choices: [
        ...rows,
        ...more({ screen: 'invitations', of, from, key: `${whose}.` }),
        ...(of === 0 ? [{ label: words.invite, press: press.start('invite') }] : []),
        whose === 'all'
          ? { label: words.showMine, press: press.screen('invitations', 'mine.0') }
          : { label: words.showAll, press: press.screen('invitations', 'all.0') },
      ],
    };
  },
};

/** Personal ones are told apart by who came by them; where no name may stand, by their number and day. */
function row(
  used: Awaited<ReturnType<Work['invitations']['list']>>['list'][number],
  { at, school, carriesPersonal }: Work,
): Text {
  const { invitation, uses, guest, madeAt } = used;
  const state = invitationState(invitation, uses, at);
  if (invitation.scope === 'common') return words.common(used, state);
  return words.personal(used, schoolDate(madeAt, school.timeZone), state, carriesPersonal ? guest?.name : undefined);
}

/** One invitation: until when, who came by it, «Отозвать». */
export const invitation: Screen<Work> = {
  name: 'invitation',
  right: 'invitations.see',
  async show(work, arg) {
    const ways = back(words.invitations, 'invitations');
    const found = isId(arg) ? await work.invitations.read(brand<InvitationId>(arg)) : undefined;
    if (!found) return { text: words.notHere, ways };
    const state = invitationState(found.invitation, found.uses, work.at);
    // It ends with the midnight after its last day.
    const lastDay = schoolDate(found.invitation.expiresAt.subtract({ seconds: 1 }), work.school.timeZone);
    const people = found.usedBy.map(({ person, joinedAt, leftAt }) => {
      if (leftAt) return words.left;
      return person && joinedAt ? words.person(person.name) : words.notJoinedYet;
    });
    const madeOn = schoolDate(found.madeAt, work.school.timeZone);
    return {
      text: paragraphs(
        words.one(found, state, { madeOn, lastDay }),
        people.length > 0 ? words.usedBy(people) : undefined,
      ),
      choices: state === 'open' ? [{ label: words.revoke, press: press.start('revoke', arg) }] : [],
      ways,
    };
  },
};
