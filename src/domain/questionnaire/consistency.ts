import { type FileQuestion, type FileQuestionnaire, longestText, wrong } from './file.ts';

/** Throws on the first thing that parts of the file say against each other. */
export function checkConsistency(file: FileQuestionnaire): void {
  const earlier = new Map<string, FileQuestion>();
  for (const question of file.questions) {
    const found = earlier.has(question.id)
      ? 'its id is there twice'
      : (optionsWrong(question) ?? limitsWrong(question));
    const what =
      found ?? secrecyWrong(question) ?? earlierLimitWrong(question, earlier) ?? conditionWrong(question, earlier);
    if (what !== undefined) throw wrong(file.id, `"${question.id}"`, what);
    earlier.set(question.id, question);
  }
}

function optionsWrong(question: FileQuestion): string | undefined {
  if (!('options' in question)) return undefined;
  const keys = question.options.map((option) => option.key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) return `option "${twice}" is there twice`;
  if (question.options.filter((option) => option.other).length > 1) return 'only one option may be `other`';
  return undefined;
}

function limitsWrong(question: FileQuestion): string | undefined {
  switch (question.kind) {
    case 'text':
      return disordered({ max: longestText, ...question.limits });
    case 'number':
      return disordered(question.limits);
    case 'multi': {
      const { min = 1, max = question.options.length } = question.limits ?? {};
      const most = Math.max(min, max);
      if (most > question.options.length) return `limits ask for ${most} of ${question.options.length} options`;
      return disordered({ min, max });
    }
    case 'date': {
      const { earliest, latest } = question.limits ?? {};
      if (earliest === undefined || latest === undefined) return undefined;
      const today = Temporal.PlainDate.from('2024-01-01');
      const order = Temporal.PlainDate.compare(today.add(earliest), today.add(latest));
      return order > 0 ? `the earliest day (${earliest}) is after the latest (${latest})` : undefined;
    }
    default:
      return undefined;
  }
}

function disordered(limits: { min?: number; max?: number } | undefined): string | undefined {
  const { min, max } = limits ?? {};
  return min !== undefined && max !== undefined && min > max ? `min ${min} is more than max ${max}` : undefined;
}

function secrecyWrong(question: FileQuestion): string | undefined {
  return question.visibleTo === 'curator' && question.personal === false
    ? 'what only the curator may see is personal: remove `personal: false`'
    : undefined;
}

function earlierLimitWrong(question: FileQuestion, earlier: ReadonlyMap<string, FileQuestion>): string | undefined {
  if (question.kind !== 'number' || question.notMoreThan === undefined) return undefined;
  return earlier.get(question.notMoreThan)?.kind === 'number'
    ? undefined
    : `it may not be more than "${question.notMoreThan}", which is no earlier question about a number`;
}

function conditionWrong(question: FileQuestion, earlier: ReadonlyMap<string, FileQuestion>): string | undefined {
  const { when } = question;
  if (when === undefined) return undefined;
  const source = earlier.get(when.question);
  if (source === undefined) return `its condition looks at "${when.question}", which is not an earlier question`;
  if ('answered' in when) return undefined;
  if ('includes' in when) {
    if (source.kind !== 'single' && source.kind !== 'multi') return `"${source.id}" is no list, use \`equals\``;
    return when.includes.map((key) => optionMissing(source, key)).find((what) => what !== undefined);
  }
  if (source.kind === 'number' || source.kind === 'scale') {
    return typeof when.equals === 'number'
      ? undefined
      : `"${source.id}" is answered with a number, not "${when.equals}"`;
  }
  if (source.kind === 'text' || source.kind === 'date') {
    return `"${source.id}" is answered with words or a day: its condition can only be \`answered: true\``;
  }
  return optionMissing(source, String(when.equals));
}

function optionMissing(source: FileQuestion, key: string): string | undefined {
  const keys = 'options' in source ? source.options.map((option) => option.key) : ['yes', 'no'];
  return keys.includes(key) ? undefined : `its condition names "${key}", which is no option of "${source.id}"`;
}
