/** One request after the other over a connection that stays, as the benchmarks ask. */
import { Agent, request } from 'node:http';

/** `maxSockets`: so many requests at once. Call `agent.destroy()` at the end. */
export function caller(maxSockets) {
  const agent = new Agent({ keepAlive: true, maxSockets });
  const call = (port, target, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path: target, method: body ? 'POST' : 'GET', agent, headers };
      const sent = request(options, (response) => {
        const pieces = [];
        response.on('data', (piece) => pieces.push(piece));
        response.on('end', () => resolve({ status: response.statusCode, text: Buffer.concat(pieces).toString() }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  /** A question of a GraphQL server, with a bearer's token. */
  const ask = (port, question, token) =>
    call(port, '/graphql', JSON.stringify(question), { 'content-type': 'application/json', authorization: `Bearer ${token}` });
  return { call, ask, agent };
}
