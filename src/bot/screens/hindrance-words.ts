import { say, type Text } from '#bot/text.ts';
import type { Forbidding } from '#bot/work/pair-rules.ts';

/** Why two people may not be a pair, for a curator. */
export const hindranceText: Readonly<Record<Forbidding, Text>> = {
  'own-pair': say`о своей паре и о паре своего ребёнка решает другой куратор`,
  'same-person': say`никто не бывает наставником самому себе`,
  'own-guardian': say`родитель не может быть наставником своего ребёнка`,
  'form-off': say`эта форма в школе не включена`,
  'variant-off': say`такой пары нет в программе школы`,
  'kind-of-mentor': say`в этой форме такой наставник не предусмотрен`,
  'kind-of-mentee': say`в этой форме такой наставляемый не предусмотрен`,
  role: say`нет роли, нужной для этой формы`,
  unconfirmed: say`участие ещё не подтверждено`,
  consent: say`нет всех согласий на обработку данных`,
  questionnaire: say`анкета ещё не принята`,
  age: say`возраст меньше, чем в программе школы`,
  grade: say`здесь наставник учится в более старшем классе, чем наставляемый`,
  'young-specialist': say`такая пара только для молодого специалиста: стаж не больше 3 лет`,
  clearance: say`не отмечена справка об отсутствии судимости: она нужна людям не из школы`,
  capacity: say`у наставника уже столько наставляемых, сколько указано в анкете`,
  'has-pair-of-variant': say`такая пара у наставляемого уже есть`,
};

export function isForbidding(key: string): key is Forbidding {
  return Object.hasOwn(hindranceText, key);
}
