/**
 * A database as it would be without roles and audit, for comparison: viewers read as its owner, with no settings of their own and no schema
 * of a role, and no event is written. Time-outs, versions of the data and the messages sent stay what they are. `schema`: one that is
 * searched first.
 */
const OF_A_ROLE = ['role', 'homeward.actor', 'homeward.viewer', 'homeward.agency', 'homeward.purpose'];

export function withoutRolesAndAudit(database, schema) {
  const settingsOf = database.settingsOf.bind(database);
  const asOwner = database.asOwner.bind(database);
  const [[name, own]] = database.base;
  const searched = [name, schema === undefined ? own : `${schema}, ${own}`];
  return Object.assign(database, {
    settingsOf: (viewer, patient) => [
      ...settingsOf(viewer, patient).filter(([name]) => name !== 'search_path' && !OF_A_ROLE.includes(name)),
      searched,
    ],
    // The audit alone writes so: its events are counted and go nowhere.
    executeAsViewer: (_viewer, _text, [events]) => Promise.resolve(JSON.parse(events).length),
    asOwner: (work) => asOwner((sql) => work(withoutEvents(sql))),
  });
}

/** A load writes its event in its own transaction. */
function withoutEvents(sql) {
  const execute = sql.execute.bind(sql);
  sql.execute = (text, parameters) =>
    text.startsWith('INSERT INTO audit_event') ? Promise.resolve(JSON.parse(parameters[0]).length) : execute(text, parameters);
  return sql;
}
