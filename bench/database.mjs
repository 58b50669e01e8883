/** A database of the benchmark's own on the server that BENCH_DATABASE_URL names: made at the start, dropped at the end. */
import pg from 'pg';

const DIST = process.env.BENCH_DIST ?? new URL('../dist', import.meta.url).pathname;

/** A module of the built server: `built('ingest/load.js')`. */
export function built(module) {
  return import(`${DIST}/server/${module}`);
}

export async function benchDatabase(name) {
  const address = process.env.BENCH_DATABASE_URL;
  if (address === undefined) {
    throw new Error(
      'Set BENCH_DATABASE_URL to a PostgreSQL with PostGIS where databases may be made, such as postgresql://postgres@127.0.0.1:5432/postgres.',
    );
  }
  const admin = new pg.Client({ connectionString: address });
  await admin.connect();
  const database = `homeward_bench_${name}_${process.pid}`;
  await admin.query(`CREATE DATABASE ${database}`);
  const url = new URL(address);
  url.pathname = `/${database}`;
  const { openDatabase } = await built('database/open-database.js');
  const { migrate } = await built('database/migrate.js');
  const opened = await openDatabase({ databaseUrl: url.href, dataDirectory: '' });
  await migrate(opened);
  return {
    database: opened,
    url: url.href,
    async drop() {
      await opened.close();
      await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
      await admin.end();
    },
  };
}

/** The made-up LSOAs, so that codes are known and counted. */
export async function addLsoas(database, boxes) {
  await database.asOwner(async (sql) => {
    const columns = [0, 1, 2, 3, 4].map((index) => boxes.map((box) => box[index]));
    await sql.execute(
      `INSERT INTO area (type, gss_code, vintage, name, in_use, boundary_key, boundary)
       SELECT 'LSOA', code, 2021, 'Marram ' || code, true, 'file:made up', ST_Multi(ST_MakeEnvelope(w, s, e, n, 4326))
         FROM unnest($1::text[], $2::float8[], $3::float8[], $4::float8[], $5::float8[]) AS b (code, w, s, e, n)`,
      columns,
    );
    await sql.execute(`INSERT INTO area_lsoa SELECT 'LSOA', gss_code, 2021, gss_code, 'self' FROM area`);
    await sql.execute(
      `INSERT INTO area (type, gss_code, vintage, name, in_use, boundary_key) VALUES ('DISTRICT', 'E08900001', 2024, 'Marram North', true, 'file:made up')`,
    );
    await sql.execute(
      `INSERT INTO area_lsoa SELECT 'DISTRICT', 'E08900001', 2021, gss_code, 'lookup' FROM area WHERE type = 'LSOA' AND ST_Y(ST_Centroid(boundary)) > 53.55`,
    );
  });
}
