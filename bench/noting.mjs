/** Sql that writes down what it is asked, under which role, to be asked again without what is made of it. */
export function noting(sql, statements, role = null) {
  return new Proxy(sql, {
    get(target, name) {
      if (name === 'query')
        return (text, parameters) => {
          statements.push({ role, text, parameters });
          return target.query(text, parameters);
        };
      if (name === 'under') return (other, work) => target.under(other, (under) => work(noting(under, statements, other)));
      return typeof target[name] === 'function' ? target[name].bind(target) : target[name];
    },
  });
}

/** The same statements again, one after the other, each under its role. */
export async function replay(sql, statements) {
  for (const { role, text, parameters } of statements) {
    if (role === null) await sql.query(text, parameters);
    else await sql.under(role, (under) => under.query(text, parameters));
  }
}
