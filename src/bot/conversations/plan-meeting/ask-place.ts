import type { Asking, Option, Talk } from '#bot/conversation/conversation.ts';
import type { Place } from '#bot/work/planning.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PairId } from '#domain/ids.ts';
import { words } from './place-words.ts';

const nowhere: Place = { words: null, as: null, online: false, outside: false };

/** Asks where a meeting is: the pair's usual places, school, online or elsewhere. */
export async function askPlace(talk: Talk, { pair, round }: { pair: string; round: number }): Promise<Place> {
  const where = await talk.choose(`where-${round}`, words.where, (work) => placesOf(work, pair));
  switch (where) {
    case 'school':
      return nowhere;
    case 'online':
      return { ...nowhere, online: true };
    case 'room':
      return { ...nowhere, words: await talk.ask(`room-${round}`, words.room, asking(words.roomExample)) };
    case 'link': {
      const link = await talk.ask(`link-${round}`, words.link, askingLink);
      return { ...nowhere, online: true, words: link === '' ? null : link };
    }
    case 'outside':
      return {
        ...nowhere,
        outside: true,
        words: await talk.ask(`outside-${round}`, words.outside, asking(words.outsideExample)),
      };
    default:
      return talk.read(`usual-${round}`, async ({ planning }) => {
        const usual = (await planning.terms(brand<PairId>(pair)))?.places.find(({ meeting }) => meeting === where);
        return usual ? { words: null, as: where, online: usual.online, outside: usual.outside } : nowhere;
      });
  }
}

/** Where nothing personal may be carried a usual place has no name: somebody has written it. */
async function placesOf({ planning, carriesPersonal }: Work, pair: string): Promise<readonly Option[]> {
  const usual = (await planning.terms(brand<PairId>(pair)))?.places ?? [];
  const named = carriesPersonal ? usual : usual.slice(0, 1);
  return [
    ...named.map((place) => ({ key: place.meeting, label: carriesPersonal ? words.usual(place.words) : words.asLast })),
    { key: 'school', label: words.school },
    { key: 'room', label: words.schoolRoom },
    { key: 'online', label: words.online },
    { key: 'link', label: words.onlineLink },
    { key: 'outside', label: words.elsewhere },
  ];
}

const longest = 200;

/** An address as one is pasted or typed: `https://…`, or a host, whose last part is letters; «16.30» is none. */
const address = /(?:^|\s)(?:https?:\/\/\S{3,}|(?:[\p{L}\d-]+\.)+\p{L}{2,}(?:[/:?#]\S*)?)(?=[\s,;.]|$)/iu;

const askingLink: Asking<string> = {
  ...asking(words.linkExample),
  suggest: [{ label: words.linkLater, value: '' }],
  read(input) {
    const text = input.trim();
    return text.length <= longest && address.test(text) ? { value: text } : { problem: words.linkProblem };
  },
};

function asking(example: string): Asking<string> {
  return {
    personal: true,
    read(input) {
      const text = input.trim();
      return text.length < 2 || text.length > longest ? { problem: words.problem(example) } : { value: text };
    },
  };
}
