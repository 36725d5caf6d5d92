import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Channel } from '#bot/messenger.ts';

export interface Pacing {
  /** Waits until one more message may go to this messenger. */
  pace(channel: Channel, perSecond: number): Promise<void>;
  close(): void;
}

/**
 * Keeps a messenger's limit of messages a second. With Redis the replicas share it; when Redis is away, each keeps it
 * for itself, and nothing else changes.
 */
export function pacing(redisUrl: string | undefined): Pacing {
  const redis = redisUrl === undefined ? undefined : quietRedis(redisUrl);
  const limiters = new Map<Channel, RateLimiterAbstract>();
  return {
    async pace(channel, perSecond) {
      const limiter = limiters.get(channel) ?? limiterFor(channel, perSecond, redis);
      limiters.set(channel, limiter);
      for (;;) {
        const wait = await spend(limiter);
        if (wait === undefined) return;
        await sleep(wait);
      }
    },
    close: () => redis?.disconnect(),
  };
}

function limiterFor(channel: Channel, points: number, redis: Redis | undefined): RateLimiterAbstract {
  const alone = new RateLimiterMemory({ keyPrefix: `pace:${channel}`, points, duration: 1 });
  if (!redis) return alone;
  return new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: `nastavnik:pace:${channel}`,
    points,
    duration: 1,
    insuranceLimiter: alone,
    rejectIfRedisNotReady: true,
  });
}

async function spend(limiter: RateLimiterAbstract): Promise<number | undefined> {
  try {
    await limiter.consume('all');
    return undefined;
  } catch (rejected) {
    if (rejected instanceof RateLimiterRes) return Math.max(1, rejected.msBeforeNext);
    throw rejected;
  }
}

/** Connects by itself and again; a command while it is away fails at once instead of waiting. */
function quietRedis(url: string): Redis {
  const redis = new Redis(url, {
    lazyConnect: false,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 500,
  });
  redis.on('error', () => {});
  return redis;
}
