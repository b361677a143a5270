/**
 * Loaded before a program under test: kills it, as a power cut would, in the moment it sends its n-th statement to the
 * database (KILL_AT_QUERY). With KILL_COUNT_FROM the first statement that holds this text is the first one counted.
 */
import pg from 'pg';

let left = Number(process.env.KILL_AT_QUERY);
const from = process.env.KILL_COUNT_FROM;
let counts = from === undefined;
const send = pg.Client.prototype.query;
pg.Client.prototype.query = function query(...args) {
  counts ||= String(args[0]?.text ?? args[0]).includes(from);
  if (counts) left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
  return send.apply(this, args);
};
