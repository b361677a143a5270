/**
 * Loaded before a program under test: kills it, as a power cut would, in the moment it sends its n-th statement to the
 * database (KILL_AT_QUERY).
 */
import pg from 'pg';

let left = Number(process.env.KILL_AT_QUERY);
const send = pg.Client.prototype.query;
pg.Client.prototype.query = function query(...args) {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
  return send.apply(this, args);
};
