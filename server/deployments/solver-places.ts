/** Each solving takes a processor and a thread's memory for seconds: so few are at work at once, and nobody has all of them. */
import { CallerError } from '../errors.js';

const USUAL_SECONDS = 8;

export class SolverPlaces {
  private readonly atWork: string[] = [];

  constructor(
    private readonly most: number,
    private readonly mostOfOne: number,
  ) {}

  /** @throws CallerError RATE_LIMITED when there is no place for this person */
  async take<T>(person: string, work: () => Promise<T>): Promise<T> {
    if (this.atWork.length >= this.most || this.atWork.filter((one) => one === person).length >= this.mostOfOne)
      throw new CallerError('RATE_LIMITED', 'Other questions of this kind are being worked out. Try again in a few seconds.', {
        retryAfterSeconds: USUAL_SECONDS,
      });
    this.atWork.push(person);
    try {
      return await work();
    } finally {
      this.atWork.splice(this.atWork.indexOf(person), 1);
    }
  }
}
