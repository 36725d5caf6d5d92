import type { FastifyReply, FastifyRequest } from 'fastify';
import { accountOf, type BrowserAccount, markOf, newAccount, remember } from './browser-account.ts';
import { fromOwnPage } from './own-page-only.ts';
import { refuse, sentences } from './refusals.ts';
import type { Tries } from './tries.ts';
import { guest, type Visit } from './visit.ts';
import type { WebDialogues } from './web-dialogue.ts';

export interface CallerParts {
  publicOrigin: string | undefined;
  https: boolean;
  dialogues: Pick<WebDialogues, 'session'>;
  tries: Tries;
}

/** Who calls: each of these has answered already where it gives nobody. */
export interface Callers {
  /** The browser that says something, on our own page and in its own name. */
  speaker(request: FastifyRequest, reply: FastifyReply): BrowserAccount | undefined;
  /** The browser that reads, if not too often. */
  reader(request: FastifyRequest, reply: FastifyReply): Promise<BrowserAccount | undefined>;
  /** A guest's session is over some time after its last press; a browser of its own right stays. */
  isOver(account: BrowserAccount, begins?: boolean): Promise<boolean>;
}

export function callers({ publicOrigin, https, dialogues, tries }: CallerParts, visit: Visit): Callers {
  /** A browser whose cookie is gone gets a new one and is asked to come again: the page does so by itself, once. */
  function known(request: FastifyRequest, reply: FastifyReply): BrowserAccount | undefined {
    const account = accountOf(request, visit, https);
    if (account !== undefined) return account;
    remember(reply, newAccount(visit), visit, https);
    refuse(reply, 401, sentences.noCookie);
    return undefined;
  }

  /** The cookie belongs to the newest link of this browser; an older window must not speak in that guest's name. */
  function isAnothers(request: FastifyRequest, account: BrowserAccount): boolean {
    const spokenBy = request.headers['x-mark'];
    return visit === guest && spokenBy !== undefined && spokenBy !== markOf(account);
  }

  return {
    speaker(request, reply) {
      if (!fromOwnPage(request, publicOrigin)) {
        refuse(reply, 403, sentences.foreignPage);
        return undefined;
      }
      const account = known(request, reply);
      if (account === undefined || !isAnothers(request, account)) return account;
      refuse(reply, 409, sentences.anotherWindow);
      return undefined;
    },
    async reader(request, reply) {
      const account = known(request, reply);
      if (account === undefined) return undefined;
      const wait = await tries.read(account.address, request.ip);
      if (wait === undefined) return account;
      refuse(reply, 429, sentences.tooOften, wait);
      return undefined;
    },
    async isOver({ address }, begins = false) {
      if (visit !== guest) return false;
      const session = await dialogues.session(address);
      return session === 'over' || (session === 'none' && !begins);
    },
  };
}
