import type { Conversation, Option } from '#bot/conversation/conversation.ts';
import { askingName } from '#bot/conversations/names.ts';
import { quietHoursOf, quietOptions } from '#bot/conversations/quiet-hours.ts';
import type { FoundingWork } from '#bot/work/founding.ts';
import { type FormId, forms } from '#domain/school/forms.ts';
import { defaultsFor, type PupilAddress, type SchoolKind } from '#domain/school/school.ts';
import { parseSchoolName } from '#domain/school/school-name.ts';
import { type TimeZone, timeZones } from '#domain/school/time-zones.ts';
import { chooseForms } from './choose-forms.ts';
import { words } from './words.ts';

/** The first curator names the school and its ways. Nothing is kept before the last press. */
export const setup: Conversation<{ code: string }, FoundingWork> = {
  name: 'setup',
  version: 2,

  async stillMakesSense(work, { code }) {
    return (await work.codeHolds(code)) || words.codeUsed;
  },

  async run(talk, { code }) {
    const { presets, foreign, shut } = await talk.read('start', async ({ setting, foreign }) => ({
      presets: Object.fromEntries([...setting.programmes.values()].map(({ id, forms }) => [id, forms])),
      foreign,
      shut: setting.webIsLocal,
    }));
    const school = await talk.ask('school', words.schoolName, {
      read(input) {
        const name = parseSchoolName(input);
        return name.ok ? { value: name.value } : { problem: words.schoolNameProblem(name.problem) };
      },
    });
    const kind = await talk.choose('kind', words.kind, kinds);
    const zone = zoneOf(await talk.choose('time-zone', askTimeZone(kind), zoneOptions));
    const preset = await talk.choose('preset', askPreset, presetOptions);
    const enabled = presets[preset] ?? (await chooseForms(talk, defaultsFor(kind).forms));
    const address = hasPupils(enabled) ? await talk.choose('address', words.address, addresses) : undefined;
    const quiet = await talk.choose('quiet', words.quiet, quietOptions);
    // Where it may not be asked, the curator says it in the school, in the browser.
    const impersonal = foreign && defaultsFor(kind).impersonalTelegram;
    if (impersonal && shut) return talk.say(words.notHere);
    const curator = impersonal ? null : await talk.ask('name', words.name, askingName);
    await talk.choose(
      'check',
      words.check({ school, kind, zone, forms: enabled, address, quiet: quietHoursOf(quiet), curator }),
      [{ key: 'right', label: words.right }],
    );
    const founded = await talk.record('founded', async (work) => {
      const defaults = defaultsFor(kind);
      const id = await work.found(
        code,
        {
          ...defaults,
          name: school,
          kind,
          timeZone: zone.id,
          forms: enabled,
          pupilAddress: address ?? defaults.pupilAddress,
          quiet: quietHoursOf(quiet),
          ...(preset in presets ? { presetId: preset } : {}),
        },
        curator,
      );
      return id ?? null;
    });
    await talk.say(founded === null ? words.codeUsed : words.founded);
  },
};

const kinds: readonly Option<SchoolKind>[] = [
  { key: 'state', label: words.kinds.state },
  { key: 'private', label: words.kinds.private },
];

const addresses: readonly Option<PupilAddress>[] = [
  { key: 'ты', label: words.addresses.ты },
  { key: 'вы', label: words.addresses.вы },
];

const zoneOptions: readonly Option[] = timeZones.map((zone) => ({ key: zone.id, label: words.zone(zone) }));

function zoneOf(id: string): TimeZone {
  const zone = timeZones.find((each) => each.id === id);
  if (!zone) throw new Error(`No time zone ${id}`);
  return zone;
}

function askTimeZone(kind: SchoolKind) {
  return async ({ setting }: FoundingWork) => {
    const shut = setting.webIsLocal && setting.entrances.some(({ channel }) => setting.foreign.has(channel));
    return words.timeZone(kind, shut);
  };
}

const askPreset = async ({ setting }: FoundingWork) => words.preset([...setting.programmes.values()]);

async function presetOptions({ setting }: FoundingWork): Promise<readonly Option[]> {
  const presets = [...setting.programmes.values()].map((each) => ({ key: each.id, label: words.presetTitle(each) }));
  return [...presets, { key: 'own', label: words.ownForms }];
}

function hasPupils(enabled: readonly FormId[]): boolean {
  return enabled.some((form) => forms[form].mentees.includes('pupil'));
}
