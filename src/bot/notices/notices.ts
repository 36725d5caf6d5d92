import type { Reply } from '#bot/layout.ts';
import type { Work } from '#bot/work/work.ts';
import { newQuestionnaires } from './new-questionnaires.ts';
import { remindGuardian } from './remind-guardian.ts';

/** What the program says unasked, as it is kept: a kind with ids and counts, nothing that a person would read. */
export type Notice =
  | { readonly kind: 'new-questionnaires'; readonly count: number }
  | { readonly kind: 'remind-guardian' };

/** Made when it is sent, for the person whom it goes to. Undefined: it makes no sense any more. */
export async function renderNotice(notice: Notice, work: Work): Promise<Reply | undefined> {
  switch (notice.kind) {
    case 'new-questionnaires':
      return newQuestionnaires(notice, work);
    case 'remind-guardian':
      return remindGuardian(work);
    default:
      return notice satisfies never;
  }
}
