import { z } from 'zod';
import type { Conversation, Json } from '#bot/conversation/conversation.ts';
import type { Memory } from '#bot/conversation/open-question.ts';
import { type Registry, registry, startable } from '#bot/conversation/registry.ts';
import { Speaker } from '#bot/conversation/speaker.ts';
import { layOut, type Reply } from '#bot/layout.ts';
import type { Button, Incoming, Limits } from '#bot/messenger.ts';
import { press } from '#bot/payload.ts';
import { type Packed, say } from '#bot/text.ts';
import { limits as vk } from '#bot/vk/limits.ts';
import { Forbidden } from '#bot/work/desk.ts';
import type { Filling } from '#bot/work/filling.ts';
import { type AccountId, brand, type DraftId } from '#domain/ids.ts';
import type { Act } from '#domain/people/access.ts';
import { begin, type Input, type Progress, type Reply as Taken, take } from '#domain/questionnaire/machine.ts';
import type { SchoolQuestionnaire } from '#domain/questionnaire/wording.ts';
import type { PupilAddress } from '#domain/school/school.ts';
import { asking, club, days, note, today } from '#test/domain/questionnaire/samples.ts';

/** What conversations of these tests read and do. */
export class World {
  /** What records have done, in order. */
  readonly done: Json[] = [];
  readonly called = new Set<number>();
  readonly rights = new Set<Act>(['menu', 'invite', 'intake.fill']);
  readonly pupils = ['Вера', 'Лев', 'Ян'];
  consented = false;

  require(act: Act): void {
    if (!this.rights.has(act)) throw new Forbidden(act);
  }
}

type Told = Conversation<null, World>;

const greeting: Told = {
  name: 'greeting',
  version: 1,
  async run(talk) {
    const name = await talk.ask('name', say`Как обращаться?`, {
      personal: true,
      suggest: [{ label: say`Никак`, value: '—' }],
      read: (input) => (input.trim().length > 1 ? { value: input.trim() } : { problem: say`Например: Вера.` }),
    });
    const day = await talk.choose('day', say`Какой день?`, [
      { key: 'mon', label: say`Понедельник` },
      { key: 'fri', label: say`Пятница` },
    ]);
    await talk.record('kept', async (work) => work.done.push(`${name}/${day}`));
    await talk.choose('more', say`Ещё что-нибудь?`, [
      { key: 'yes', label: say`Да` },
      { key: 'no', label: say`Нет` },
    ]);
    await talk.say(say`Записано.`);
  },
};

const report: Conversation<{ meeting: number }, World> = {
  name: 'report',
  version: 1,
  async run(talk, { meeting }) {
    const held = await talk.choose('held', say`Встреча ${meeting} состоялась?`, [
      { key: 'yes', label: say`Состоялась` },
      { key: 'no', label: say`Нет` },
    ]);
    await talk.record('reported', async (work) => {
      work.require('invite');
      return work.done.push(`${meeting}:${held}`);
    });
    await talk.say(say`Спасибо.`);
  },
  stillMakesSense: async (work, { meeting }) => (work.called.has(meeting) ? say`Встреча ${meeting} отменена.` : true),
};

const clubs: Told = {
  name: 'clubs',
  version: 1,
  async run(talk) {
    const options = Array.from({ length: 23 }, (_, index) => ({
      key: `c${index + 1}`,
      label: say`Кружок ${index + 1}`,
    }));
    const chosen = await talk.choose('club', say`Какой кружок?`, options);
    await talk.record('chosen', async (work) => work.done.push(chosen));
  },
};

const pupil: Told = {
  name: 'pupil',
  version: 1,
  async run(talk) {
    const list = async (work: World) => {
      work.require('invite');
      return work.pupils.map((key) => ({ key, label: say`Ученик ${key}` }));
    };
    const chosen = await talk.choose('who', say`Кого отметить?`, list);
    await talk.record('chosen', async (work) => work.done.push(chosen));
  },
};

const week: Told = {
  name: 'week',
  version: 1,
  async run(talk) {
    const picked = await talk.pick(
      'days',
      say`В какие дни удобно?`,
      [
        { key: 'mon', label: say`Понедельник` },
        { key: 'wed', label: say`Среда` },
        { key: 'fri', label: say`Пятница` },
      ],
      { first: ['fri'] },
    );
    await talk.record('picked', async (work) => work.done.push(picked.join('+')));
    await talk.leadTo('pair', 'недели');
  },
};

const intake: Told = {
  name: 'intake',
  version: 1,
  async run(talk) {
    await talk.choose('ready', say`Начнём анкету?`, [{ key: 'yes', label: say`Начнём` }]);
    const draft = await talk.fill('answers', 'sample');
    await talk.say(say`Анкета принята.`);
    await talk.choose('handy', say`Удобно было отвечать?`, [{ key: 'yes', label: say`Удобно` }]);
    await talk.record('sent', async (work) => work.done.push(draft));
  },
};

const reason: Told = {
  name: 'reason',
  version: 1,
  async run(talk) {
    const why = await talk.choose('why', say`Какая причина?`, [
      { key: 'ill', label: say`Болезнь` },
      { key: 'other', label: say`Другая`, takesWords: true },
    ]);
    const inWords =
      why === 'other' &&
      (await talk.ask('words', say`Какая, своими словами?`, {
        personal: true,
        read: (input) => (input.length > 2 ? { value: input } : { problem: say`Например: поездка.` }),
      }));
    await talk.record('told', async (work) => work.done.push(inWords || why));
  },
};

const consent: Told = {
  name: 'consent',
  version: 1,
  async run(talk) {
    await talk.until('given', {
      event: 'consent-given',
      met: async (work) => work.consented,
      prompt: say`Ждём согласия.`,
    });
    await talk.choose('thanks', say`Согласие получено. Дальше?`, [{ key: 'on', label: say`Дальше` }]);
  },
};

const questionnaire = asking(note, days, club, { id: 'scale', kind: 'scale', wording: 'Насколько?', optional: true });

const noParams = { params: z.null(), fromButton: () => null };

/** `without`: conversations that a later version of the program has no more; `versions`: those that it has changed. */
export function sampleRegistry({
  without = [],
  versions = {},
}: {
  without?: readonly string[];
  versions?: Readonly<Record<string, number>>;
} = {}): Registry<World> {
  const told = [
    [greeting, say`Знакомство`],
    [clubs, say`Кружки`],
    [pupil, say`Ученики`],
    [week, say`Неделя`],
    [intake, say`Анкета`],
    [reason, say`Причина`],
    [consent, say`Согласие`],
  ] as const;
  const all = told.map(([conversation, title]) => {
    const version = versions[conversation.name] ?? 1;
    const left =
      conversation === reason ? { leave: say`Ничего не менять`, cancelled: () => ({ text: say`Всё как было.` }) } : {};
    return startable({ ...conversation, version }, { title, right: 'menu', ...left, ...noParams });
  });
  const reporting = startable(report, {
    title: say`Отчёт о встрече`,
    right: 'invite',
    params: z.object({ meeting: z.number().int() }),
    fromButton: (arg) => ({ meeting: Number(arg || 'x') }),
  });
  return registry<World>(
    [...all, reporting].filter(({ name }) => !without.includes(name)),
    [
      {
        name: 'pair',
        right: 'menu',
        show: async (_, arg) => ({
          text: say`Моя пара ${arg.slice(0, 20)}`,
          choices: [{ label: say`Отчёт 1`, press: press.start('report', '1') }],
        }),
      },
      {
        name: 'people',
        right: 'menu',
        show: async (work) => {
          work.require('people.list');
          return { text: say`Список` };
        },
      },
      { name: 'settings', right: 'school.settings', show: async () => ({ text: say`Настройки` }) },
    ],
    {
      home: async (_, inProgress) => ({
        text: say`Главное меню`,
        choices: [
          ...inProgress,
          ...told.map(([{ name }, label]) => ({ label, press: press.start(name) })),
          { label: say`Моя пара`, press: press.screen('pair') },
        ],
      }),
      help: () => ({ text: say`Вот что я умею.` }),
    },
  );
}

export interface Message {
  key: string;
  account: number;
  text: string;
  rows: readonly (readonly Button[])[];
  personal: boolean;
}

/** One dialogue as its person sees it; between turns its memory lives as JSON only. */
export class Chat {
  readonly world = new World();
  readonly messages: Message[] = [];
  /** Every button that was ever shown. */
  readonly everShown: string[] = [];
  readonly drafts = new Map<string, { questionnaire: SchoolQuestionnaire; progress: Progress; submitted: boolean }>();
  readonly effects = new Map<string, Json>();
  registry = sampleRegistry();
  address: PupilAddress = 'вы';
  account = 1;
  carriesPersonal = true;
  gone = false;
  #kept = '{"frames":[],"asked":0}';
  #turn = 0;
  #frames = 0;
  readonly #limits: Limits;

  constructor(limits: Limits = vk) {
    this.#limits = limits;
  }

  get memory(): Memory {
    return JSON.parse(this.#kept) as Memory;
  }

  /** As a change of the program, or of the world, between two turns. */
  change(memory: Memory): void {
    this.#kept = JSON.stringify(memory);
  }

  writes(text: string): Promise<string[]> {
    return this.hears({ kind: 'text', text });
  }

  /** Presses the last visible button of that label. */
  presses(label: string): Promise<string[]> {
    const button = this.buttons().findLast((each) => each.label === label);
    if (!button) throw new Error(`No button ${label} among ${this.labels().join(' | ')}`);
    return this.forges('press' in button ? button.press : '');
  }

  forges(payload: string): Promise<string[]> {
    return this.hears({ kind: 'press', payload });
  }

  hears(incoming: Incoming): Promise<string[]> {
    return this.#take((speaker) => speaker.hear(incoming));
  }

  hearsLate(): Promise<string[]> {
    return this.#take((speaker) => speaker.hearLate());
  }

  hearsEvent(event: string): Promise<string[]> {
    return this.#take((speaker) => speaker.hearEvent(event));
  }

  starts(name: string, params: Json = null): Promise<string[]> {
    return this.#take((speaker) => speaker.start(name, params));
  }

  /** The buttons that can be pressed now, in this account's chat. */
  buttons(): Button[] {
    return this.messages.filter(({ account }) => account === this.account).flatMap(({ rows }) => rows.flat());
  }

  labels(): string[] {
    return this.buttons().map(({ label }) => label);
  }

  last(): Message {
    const message = this.messages.at(-1);
    if (!message) throw new Error('Nothing was said');
    return message;
  }

  /** One turn; what was shown in it, edits too. */
  async #take(act: (speaker: Speaker<World>) => Promise<void>): Promise<string[]> {
    this.#turn += 1;
    const memory = this.memory;
    const shown: string[] = [];
    const speaker = new Speaker<World>(memory, {
      work: this.world,
      at: Temporal.Instant.from('2026-10-05T12:00:00Z'),
      registry: this.registry,
      account: brand<AccountId>(this.account),
      others: [],
      elsewhere: [],
      address: this.address,
      carriesPersonal: this.carriesPersonal,
      filling: {
        open: async (name, about) => this.#open(`${name}:${about}`),
        read: async (id) => this.#read(id),
        take: async (filling, input) => this.#fill(filling, input),
      },
      gone: () => this.gone,
      may: (right) => this.world.rights.has(right),
      newFrameId: () => {
        this.#frames += 1;
        return `f${this.#frames}`;
      },
      post: (reply, options) => this.#post(reply, options ?? {}, shown),
      recorded: async (frame, step) => {
        const result = this.effects.get(`${frame}:${step}`);
        return result === undefined ? undefined : { result };
      },
      record: async (frame, step, effect) => {
        const result = await effect();
        this.effects.set(`${frame}:${step}`, result);
        return result;
      },
      ended: async (frame) => {
        for (const key of this.effects.keys()) if (key.startsWith(`${frame}:`)) this.effects.delete(key);
      },
    });
    await act(speaker);
    this.#kept = JSON.stringify(memory);
    return shown;
  }

  #post(
    reply: Reply,
    { personal = false, replaces }: { personal?: boolean; replaces?: string },
    shown: string[],
  ): { key: string; text: Packed } {
    const parts = layOut(reply, this.#limits);
    let last = { key: '', text: say``.pack() };
    for (const part of replaces === undefined ? parts : parts.slice(0, 1)) {
      const message: Message = {
        key: `u${this.#turn}.${shown.length}`,
        account: this.account,
        text: part.message.spans.map(({ text }) => text).join(''),
        rows: part.message.rows,
        personal: part.personal || personal,
      };
      const edited = this.messages.findIndex(({ key }) => key === replaces);
      if (replaces === undefined) this.messages.push(message);
      else if (this.messages[edited]?.account !== this.account) throw new Error('Edits what another messenger shows');
      else this.messages[edited] = { ...message, key: replaces };
      this.everShown.push(...message.rows.flat().map((button) => ('press' in button ? button.press : '')));
      shown.push(message.text);
      last = { key: message.key, text: { spans: part.message.spans, personal: message.personal } };
    }
    return last;
  }

  #open(key: string): DraftId {
    const begun = this.drafts.get(key);
    if (!begun || begun.submitted) {
      this.drafts.set(key, { questionnaire, progress: begin(questionnaire), submitted: false });
    }
    return brand<DraftId>(key);
  }

  #read(id: DraftId): Filling | undefined {
    const draft = this.drafts.get(id);
    return draft && { draft: id, ...draft };
  }

  #fill(filling: Filling, input: Input): Taken {
    this.world.require('intake.fill');
    const taken = take(filling.questionnaire, filling.progress, input, today);
    const draft = this.drafts.get(filling.draft);
    if (!draft) throw new Error('No draft');
    if (taken.kind === 'submitted') draft.submitted = true;
    else if (taken.kind !== 'left') draft.progress = taken.progress;
    return taken;
  }
}
