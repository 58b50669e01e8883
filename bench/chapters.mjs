/**
 * The figures of a chapter made anew beside the statements they are made of, replayed: twenty figures of the invented district, those of the needs assessment first.
 * Usage: node bench/chapters.mjs [rounds=7]
 */
import { loadavg } from 'node:os';
import { benchDatabase, built } from './database.mjs';
import { compare, line } from './measure.mjs';
import { noting, replay } from './noting.mjs';

const rounds = Number(process.argv[2] ?? 7);
const FIGURES = 20;
const PERIOD = { from: '2025-11', to: '2026-10' };
/** At most so many times its own statements. */
const LIMIT = 2;

const { makeFigures } = await built('chapters/figures/figure-kinds.js');
const { readsStrictly, strictestReader } = await built('incidents/strictest-reader.js');
const { placed } = await built('chapters/templates/template.js');
const { TEMPLATES } = await built('chapters/templates/templates.js');
const { loadDemonstration } = await built('demonstration/load.js');
const { areasInUse } = await built('areas/areas.service.js');

const { database, drop } = await benchDatabase('chapters');
try {
  await loadDemonstration(database, () => {});
  await database.dataSource.query('VACUUM (ANALYZE)');
  const [area] = await database.asOwner((sql) => areasInUse(sql, { type: 'DISTRICT' }));
  const figures = TEMPLATES.flatMap(placed)
    .slice(0, FIGURES)
    .map((figure, place) => ({ ...figure, key: `${place}` }));
  const viewer = readsStrictly({ actor: { name: 'bench' } });
  const make = (sql) => makeFigures({ sql, reader: strictestReader, area, period: PERIOD }, figures);
  const statements = [];
  // What is kept of a state of the data is kept by the second time, as it is for everybody but the first after a load.
  for (let time = 0; time < 2; time += 1) {
    statements.length = 0;
    await database.asViewer(viewer, (sql) => make(noting(sql, statements)), { patient: true });
  }
  const run = (work) => () => database.asViewer(viewer, work, { patient: true });
  console.log(
    `${figures.length} figures, ${statements.length} statements, load ${loadavg()[0].toFixed(1)}; medians of ${rounds}`,
  );
  line(
    'a chapter made anew beside its own statements',
    await compare(
      run(make),
      run((sql) => replay(sql, statements)),
      rounds,
    ),
    LIMIT,
  );
} finally {
  await drop();
}
