/** Sixty authorities with six rates of two causes, a sum, one that never varies and one that few have. Every one is made up. */
import { randomNumbers } from '../../server/statistics/random.js';

export function indicatorsOfAuthorities(): string {
  const random = randomNumbers(20261127);
  const noise = (): number => (random(1000) + random(1000) + random(1000) - 1498.5) / 500;
  const lines = Array.from({ length: 60 }, (_, at) => {
    const number = String(at + 1).padStart(2, '0');
    const [crime, services] = [noise(), noise()];
    const rates = ['violence', 'knives', 'assaults', 'missing', 'gangs', 'exclusions'].map((code, place) => {
      const rate = Number((20 + 3 * (place < 3 ? crime : services) + 2 * noise()).toFixed(2));
      return { code, rate };
    });
    const total = rates[0]!.rate + rates[3]!.rate;
    const all = [
      ...rates,
      { code: 'total', rate: Number(total.toFixed(2)) },
      { code: 'flat', rate: 4 },
      ...(at < 4 ? [{ code: 'few', rate: 10 + at ** 2 }] : []),
    ];
    return all
      .filter(({ code }) => !(code === 'gangs' && (number === '07' || number === '31')))
      .map(({ code, rate }) => `${code},Authority ${number},2030,${rate},per 1000,E0699${number}01,made up`);
  });
  return `indicator,area,period,value,unit,area_code,source\n${lines.flat().join('\n')}\n`;
}
