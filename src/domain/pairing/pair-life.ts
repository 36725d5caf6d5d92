import type { MeetingKind } from '#domain/meeting/meeting.ts';
import { type Outcome, ok, refused } from '#domain/outcome.ts';

/** Whose yes a proposal waits for, in this order: no child learns of a refusal (product.md, 6). */
export type Asked = 'council' | 'mentor' | 'guardians' | 'mentee';

/** A pause is neutral: the other side is never told why. `care`: somebody looks into a call for help first. */
export type PauseReason = 'care' | 'curator';

/** Why a membership has ended before its time. `consent`: R18. */
export type EndReason =
  | 'declined'
  | 'taken-back'
  | 'consent'
  | 'replaced'
  | 'left-school'
  | 'wish-of-mentor'
  | 'wish-of-mentee'
  | 'goal-changed'
  | 'other';

/** What a side is told when a pair ends before its time, as the curator chooses (product.md, 8). */
export type ToldOfEnd = 'thanks' | 'another' | 'own';

/**
 * Where one mentee stands with one mentor. A pair has one such life, a group one for each member: a member joins, waits for
 * papers and ends without ending anything for the rest.
 */
export type Life =
  | { readonly state: 'proposed'; readonly waitsFor: Asked }
  | { readonly state: 'accepted' }
  | { readonly state: 'active' }
  | { readonly state: 'paused'; readonly from: 'accepted' | 'active'; readonly why: PauseReason }
  | { readonly state: 'completed' }
  | { readonly state: 'ended'; readonly why: EndReason };

export type LifeState = Life['state'];

/** Papers of a membership that a curator marks. `baseline`: the first survey, as long as it is done on paper (R13). */
export const paperKinds = ['baseline', 'agreement', 'order', 'duties'] as const;

export type PaperKind = (typeof paperKinds)[number];

/** Which papers are there, and whether the two are employees, who consent to extra duties in writing (R5, ст. 351.8 ТК РФ). */
export interface Papers {
  readonly baseline: boolean;
  readonly agreement: boolean;
  readonly order: boolean;
  readonly mentorIsEmployee: boolean;
  readonly menteeIsEmployee: boolean;
  readonly mentorDuties: boolean;
  readonly menteeDuties: boolean;
}

/** Where a paper belongs in a membership, in the order in which they are usually signed. */
export const paperPlaces = ['baseline', 'agreement', 'mentor-duties', 'mentee-duties', 'order'] as const;

export type PaperPlace = (typeof paperPlaces)[number];

/** The papers without that one: it has been taken back. */
export function lackingPaper(papers: Papers, place: PaperPlace): Papers {
  return { ...papers, [flags[place]]: false };
}

const flags = {
  baseline: 'baseline',
  agreement: 'agreement',
  'mentor-duties': 'mentorDuties',
  'mentee-duties': 'menteeDuties',
  order: 'order',
} as const satisfies Record<PaperPlace, keyof Papers>;

/** What an active membership still lacks. Sources: R5, R13. */
export function missingPapers(papers: Papers): readonly PaperPlace[] {
  const missing: PaperPlace[] = [];
  if (!papers.baseline) missing.push('baseline');
  if (!papers.agreement) missing.push('agreement');
  if (papers.mentorIsEmployee && !papers.mentorDuties) missing.push('mentor-duties');
  if (papers.menteeIsEmployee && !papers.menteeDuties) missing.push('mentee-duties');
  if (!papers.order) missing.push('order');
  return missing;
}

/** A new membership. Where the programme says so, the методический совет decides on the list first (S003). */
export function proposed(byCouncil: boolean): Life {
  return { state: 'proposed', waitsFor: byCouncil ? 'council' : 'mentor' };
}

/** One that worked before the school began here: everybody has agreed already, on paper. */
export function entered(papers: Papers): Life {
  return missingPapers(papers).length === 0 ? { state: 'active' } : { state: 'accepted' };
}

/** Somebody who is asked says yes or no. `guardians`: the mentee, or the mentor, is a minor. */
export function answered(
  life: Life,
  by: Asked,
  answer: 'yes' | 'no',
  { guardians }: { readonly guardians: boolean },
): Outcome<Life, 'not-asked'> {
  if (life.state !== 'proposed' || life.waitsFor !== by) return refused('not-asked');
  if (answer === 'no') return ok({ state: 'ended', why: 'declined' });
  const order: readonly Asked[] = guardians
    ? ['council', 'mentor', 'guardians', 'mentee']
    : ['council', 'mentor', 'mentee'];
  const next = order[order.indexOf(by) + 1];
  return ok(next ? { state: 'proposed', waitsFor: next } : { state: 'accepted' });
}

/** A paper has come or has been taken back: the membership becomes active with the last one, and is no more without it. */
export function withPapers(life: Life, papers: Papers): Life {
  const complete = missingPapers(papers).length === 0;
  if (life.state === 'accepted' && complete) return { state: 'active' };
  if (life.state === 'active' && !complete) return { state: 'accepted' };
  const from = complete ? 'active' : 'accepted';
  if (life.state === 'paused' && life.from !== from) return { ...life, from };
  return life;
}

/** Why a meeting of some kind may not be held yet. */
export type MeetingHindrance = 'not-accepted' | 'paused' | 'over' | 'baseline' | 'papers';

/**
 * What may be met for: знакомство with everybody's yes (R2, R3), пробная with the baseline (R13), the rest once it is active
 * (R5). First meetings may be held before the order (product.md, 6).
 */
export function mayMeet(life: Life, papers: Papers, kind: MeetingKind): Outcome<true, MeetingHindrance> {
  switch (life.state) {
    case 'proposed':
      return refused('not-accepted');
    case 'paused':
      return refused('paused');
    case 'completed':
    case 'ended':
      return refused('over');
    case 'active':
      return ok(true);
    case 'accepted':
      if (kind === 'intro') return ok(true);
      if (!papers.baseline) return refused('baseline');
      return kind === 'trial' ? ok(true) : refused('papers');
    default:
      return life satisfies never;
  }
}

export function paused(life: Life, why: PauseReason): Outcome<Life, 'not-running'> {
  if (life.state !== 'accepted' && life.state !== 'active') return refused('not-running');
  return ok({ state: 'paused', from: life.state, why });
}

export function resumed(life: Life): Outcome<Life, 'not-paused'> {
  return life.state === 'paused' ? ok({ state: life.from }) : refused('not-paused');
}

/** Ended well: only what has been active can be completed. */
export function completed(life: Life): Outcome<Life, 'not-active'> {
  const wasActive = life.state === 'active' || (life.state === 'paused' && life.from === 'active');
  return wasActive ? ok({ state: 'completed' }) : refused('not-active');
}

export function ended(life: Life, why: EndReason): Outcome<Life, 'over'> {
  return isOver(life) ? refused('over') : ok({ state: 'ended', why });
}

export function isOver({ state }: Life): boolean {
  return state === 'completed' || state === 'ended';
}

/** Everybody has said yes: «все принятые» of a curator who marks papers; what is proposed may have papers too, one by one. */
export function isAgreed({ state }: Life): boolean {
  return state === 'accepted' || state === 'active' || state === 'paused';
}

/** Whether meetings, check-ins and clocks run: everybody has said yes and nothing is paused. */
export function isRunning({ state }: Life): boolean {
  return runningStates.some((running) => running === state);
}

export const runningStates = ['accepted', 'active'] as const satisfies readonly LifeState[];
