/** What a person does in the programme of one school; one person may have several. Source: product.md, «People». */
export const roles = [
  'curator',
  'head',
  'deputy_head',
  'working_group',
  'mentor',
  'mentee',
  'guardian',
  'psychologist',
  'class_teacher',
  'partner',
] as const;

export type Role = (typeof roles)[number];

export const roleTitles: Readonly<Record<Role, string>> = {
  curator: 'куратор',
  head: 'директор',
  deputy_head: 'завуч',
  working_group: 'рабочая группа',
  mentor: 'наставник',
  mentee: 'наставляемый',
  guardian: 'родитель (законный представитель)',
  psychologist: 'педагог-психолог',
  class_teacher: 'классный руководитель',
  partner: 'организация-партнёр',
};
