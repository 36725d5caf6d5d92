import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export interface Quota {
  points: number;
  seconds: number;
}

export interface ChatQuotas {
  /** Messages and presses of one browser. */
  says: Quota;
  /** The same of one network address: a whole computer room sits behind one. */
  saysOfNetwork: Quota;
  /** Files that one browser may send: a curator photographs the papers of several classes one after the other. */
  files: Quota;
  /** Different codes that one browser may try. */
  codes: Quota;
  /** Different codes tried from one network address; thirty pupils with personal invitations must get in. */
  codesOfNetwork: Quota;
  /** New browsers of one network address that begin to speak: each is a row that stays. A whole school may begin at once. */
  browsersOfNetwork: Quota;
  /** Openings of the stream and readings of older rows by one browser. */
  reads: Quota;
  /** The same of one network address: after a restart every page of a school comes back within seconds. */
  readsOfNetwork: Quota;
}

export const chatQuotas: ChatQuotas = {
  says: { points: 30, seconds: 10 },
  saysOfNetwork: { points: 600, seconds: 10 },
  files: { points: 100, seconds: 3600 },
  codes: { points: 10, seconds: 600 },
  codesOfNetwork: { points: 60, seconds: 600 },
  browsersOfNetwork: { points: 1000, seconds: 3600 },
  reads: { points: 60, seconds: 10 },
  readsOfNetwork: { points: 3000, seconds: 10 },
};

/**
 * Behind «Открыть» each personal question of each pupil has a code and a browser of its own, and a class answers at once
 * from one network. What such a browser leaves is swept away within hours.
 */
export function guestQuotas(quotas: ChatQuotas): ChatQuotas {
  const { codesOfNetwork, browsersOfNetwork } = quotas;
  return { ...quotas, codesOfNetwork: often(codesOfNetwork), browsersOfNetwork: often(browsersOfNetwork) };
}

function often({ points, seconds }: Quota): Quota {
  return { points: points * 20, seconds };
}

/** Milliseconds to wait, or nothing when there is no need to. */
export type Wait = number | undefined;

/** Counts tries in this process. */
export class Tries {
  readonly #says: RateLimiterMemory;
  readonly #saysOfNetwork: RateLimiterMemory;
  readonly #files: RateLimiterMemory;
  readonly #codes: RateLimiterMemory;
  readonly #codesOfNetwork: RateLimiterMemory;
  readonly #knownCodes: RateLimiterMemory;
  readonly #browsersOfNetwork: RateLimiterMemory;
  readonly #knownBrowsers: RateLimiterMemory;
  readonly #knownFor: number;
  readonly #reads: RateLimiterMemory;
  readonly #readsOfNetwork: RateLimiterMemory;

  constructor(quotas: ChatQuotas) {
    this.#says = limiter('says', quotas.says);
    this.#saysOfNetwork = limiter('saysOfNetwork', quotas.saysOfNetwork);
    this.#files = limiter('files', quotas.files);
    this.#codes = limiter('codes', quotas.codes);
    this.#codesOfNetwork = limiter('codesOfNetwork', quotas.codesOfNetwork);
    this.#knownCodes = limiter('knownCodes', { points: 1, seconds: quotas.codes.seconds });
    this.#browsersOfNetwork = limiter('browsersOfNetwork', quotas.browsersOfNetwork);
    this.#knownFor = quotas.browsersOfNetwork.seconds;
    this.#knownBrowsers = limiter('knownBrowsers', { points: 1, seconds: this.#knownFor });
    this.#reads = limiter('reads', quotas.reads);
    this.#readsOfNetwork = limiter('readsOfNetwork', quotas.readsOfNetwork);
  }

  async say(address: string, network: string): Promise<Wait> {
    return (await spend(this.#saysOfNetwork, network)) ?? (await spend(this.#says, address));
  }

  async file(address: string): Promise<Wait> {
    return spend(this.#files, address);
  }

  async read(address: string, network: string): Promise<Wait> {
    return (await spend(this.#readsOfNetwork, network)) ?? (await spend(this.#reads, address));
  }

  /** A browser that speaks for the first time; whether it does is asked only of one that has not spoken lately. */
  async browser(address: string, network: string, isNew: () => Promise<boolean>): Promise<Wait> {
    if (await this.#knownBrowsers.get(address)) return undefined;
    const wait = (await isNew()) ? await spend(this.#browsersOfNetwork, network) : undefined;
    if (wait === undefined) await this.#knownBrowsers.set(address, 1, this.#knownFor);
    return wait;
  }

  /** The same code again is not another try: it is a retry after a lost connection, or a class with one common link. */
  async code(code: string, address: string, network: string): Promise<Wait> {
    const known = createHash('sha256').update(`${network} ${code}`).digest('hex');
    if (await this.#knownCodes.get(known)) return undefined;
    const wait = (await spend(this.#codesOfNetwork, network)) ?? (await spend(this.#codes, address));
    if (wait === undefined) await this.#knownCodes.consume(known);
    return wait;
  }
}

function limiter(keyPrefix: string, { points, seconds }: Quota): RateLimiterMemory {
  return new RateLimiterMemory({ keyPrefix, points, duration: seconds });
}

async function spend(limit: RateLimiterMemory, key: string): Promise<Wait> {
  try {
    await limit.consume(key);
    return undefined;
  } catch (rejected) {
    if (rejected instanceof RateLimiterRes) return rejected.msBeforeNext;
    throw rejected;
  }
}
