import { plural, say, type Text } from '#bot/text.ts';
import type { Problem, Step } from '#domain/questionnaire/machine.ts';
import type { SchoolQuestion } from '#domain/questionnaire/wording.ts';
import { words } from './words.ts';

/** Why an answer was not taken, with an example of what is right. */
export function problemWords(problem: Problem, now: Step): Text {
  if (now.at === 'summary')
    return say`Здесь подходят кнопки «Отправить» и «Изменить ответ» или номер ответа. Например: 2`;
  if (problem.kind === 'year-missing') return say`Нужен и год: ${russianDate(problem.likely)}`;
  return say`${why(problem)} ${words.example(exampleFor(problem, now.question))}`;
}

function why(problem: Exclude<Problem, { kind: 'year-missing' }>): Text {
  switch (problem.kind) {
    case 'too-short':
      return say`Слишком коротко: нужно хотя бы ${problem.min} ${characters(problem.min)}.`;
    case 'too-long':
      return say`Слишком длинно: ${problem.length} ${characters(problem.length)}, а помещается ${problem.max}.`;
    case 'not-a-number':
      return say`Здесь нужно число.`;
    case 'too-small':
      return say`Число должно быть не меньше ${problem.min}.`;
    case 'too-large':
      return say`Число должно быть не больше ${problem.max}.`;
    case 'more-than-earlier':
      return say`Это больше, чем в ответе на вопрос «${problem.earlier}»: там ${problem.most}. Если ошибка там, её можно исправить кнопкой «Назад».`;
    case 'not-a-date':
      return say`Здесь нужна дата: день, месяц и год.`;
    case 'no-such-date':
      return say`Такого дня в календаре нет.`;
    case 'too-early':
      return say`Дата должна быть не раньше ${russianDate(problem.earliest)}.`;
    case 'too-late':
      return say`Дата должна быть не позже ${russianDate(problem.latest)}.`;
    case 'not-an-option':
      return say`Такого варианта нет. Можно нажать кнопку или написать номер от 1 до ${problem.of}.`;
    case 'not-yes-or-no':
      return say`Здесь подходят ответы «да» и «нет».`;
    case 'not-on-scale':
      return say`Нужно число от ${problem.min} до ${problem.max}.`;
    case 'too-few':
      return say`Нужно выбрать хотя бы ${problem.min}.`;
    case 'too-many':
      return say`Можно выбрать не больше ${problem.max}.`;
    case 'own-words-missing':
      return say`Выбрано «другое»: теперь нужен ответ своими словами.`;
    case 'cannot-skip':
      return say`Этот вопрос пропустить нельзя.`;
    case 'incomplete':
      return say`Есть вопрос без ответа.`;
    case 'out-of-place':
      return say`Сейчас это не подходит.`;
    default:
      return problem satisfies never;
  }
}

/** The question's own example, or one of its kind that it would take. */
function exampleFor(problem: Problem, question: SchoolQuestion): string {
  switch (question.kind) {
    case 'text':
      return question.example ?? 'Мне нравится физика.';
    case 'number': {
      if (problem.kind === 'more-than-earlier') return String(problem.most);
      const { min = 0, max = Number.POSITIVE_INFINITY } = question.limits;
      return question.example ?? String(Math.min(Math.max(3, min), max));
    }
    case 'date':
      if (problem.kind === 'too-early') return russianDate(problem.earliest);
      if (problem.kind === 'too-late') return russianDate(problem.latest);
      return question.example ?? '05.09.2012';
    case 'scale':
      return '7';
    case 'yes_no':
      return 'да';
    case 'single':
    case 'multi': {
      if (ofOwnWords.has(problem.kind)) return question.example ?? 'астрономия';
      const several = question.kind === 'multi' ? Math.min(Math.max(2, question.limits.min), question.limits.max) : 1;
      const labels = question.options.filter(({ other }) => !other).map(({ label }) => label);
      return labels.slice(0, several).join(', ');
    }
    default:
      return question satisfies never;
  }
}

/** In a list, these are about the words of «другое». */
const ofOwnWords: ReadonlySet<Problem['kind']> = new Set(['too-short', 'too-long', 'own-words-missing']);

function characters(count: number): string {
  return plural(count, { one: 'знак', few: 'знака', many: 'знаков' });
}

function russianDate(iso: string): string {
  return Temporal.PlainDate.from(iso).toLocaleString('ru', { day: '2-digit', month: '2-digit', year: 'numeric' });
}
