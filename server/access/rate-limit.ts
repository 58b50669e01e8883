import type { RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { rateLimited } from '../errors.js';
import { signedIn } from './authentication.js';

/** Requests and cost (as priced by server/graphql/limits/cost.ts) a viewer may use up within one minute. */
export interface RateLimits {
  readonly requestsPerMinute: number;
  readonly costPerMinute: number;
}

export const USUAL_RATE_LIMITS: RateLimits = { requestsPerMinute: 1_200, costPerMinute: 6_000_000 };

/** Counts what each viewer asks for; over the limit it throws RATE_LIMITED with the seconds to wait. */
export class RateLimiter {
  private readonly requests: RateLimiterMemory;
  private readonly cost: RateLimiterMemory;

  constructor(limits: RateLimits = USUAL_RATE_LIMITS) {
    this.requests = new RateLimiterMemory({ points: limits.requestsPerMinute, duration: 60 });
    this.cost = new RateLimiterMemory({ points: limits.costPerMinute, duration: 60 });
  }

  async countRequest(viewerId: string): Promise<void> {
    await consume(this.requests, viewerId, 1);
  }

  async countCost(viewerId: string, cost: number): Promise<void> {
    await consume(this.cost, viewerId, cost);
  }

  /** Counts each request behind `requireSignIn`. */
  middleware(): RequestHandler {
    return async (_request, response, next) => {
      await this.countRequest(signedIn(response).viewer.id);
      next();
    };
  }
}

/** Takes points of a key's allowance. @throws CallerError RATE_LIMITED, with the seconds to wait */
export async function consume(limiter: RateLimiterMemory, key: string, points: number): Promise<void> {
  try {
    await limiter.consume(key, points);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw rateLimited(secondsUntil(refusal));
    throw refusal;
  }
}

/** Whole seconds until another try makes sense. */
export function secondsUntil({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000));
}
