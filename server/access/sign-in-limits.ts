import { RateLimiterMemory } from 'rate-limiter-flexible';
import { rateLimited } from '../errors.js';
import { networkOf } from './network-address.js';
import { consume, secondsUntil } from './rate-limit.js';

const SECONDS = 15 * 60;
const MOST_FAILURES = 5;
const MOST_ATTEMPTS = 30;

/** How often an address may try to sign in within a quarter of an hour, and how often fail. Counted by this process. */
export class SignInLimits {
  private readonly attempts = new RateLimiterMemory({ points: MOST_ATTEMPTS, duration: SECONDS });
  private readonly failures = new RateLimiterMemory({ points: MOST_FAILURES, duration: SECONDS });

  /** @throws CallerError RATE_LIMITED after 30 attempts or 5 failures */
  async countAttempt(address: string): Promise<void> {
    await this.refuseAfterFailures(address);
    await consume(this.attempts, networkOf(address), 1);
  }

  /** @throws CallerError RATE_LIMITED after 5 failures */
  async refuseAfterFailures(address: string): Promise<void> {
    const failed = await this.failures.get(networkOf(address));
    if (failed && failed.consumedPoints >= MOST_FAILURES) throw rateLimited(secondsUntil(failed));
  }

  async countFailure(address: string): Promise<void> {
    await this.failures.penalty(networkOf(address), 1);
  }
}
