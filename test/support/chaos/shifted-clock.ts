/**
 * Loaded before a program under test: its clock is ahead by the milliseconds in the file CHAOS_CLOCK, read anew each time, so
 * that all processes jump at once. Providers are given two seconds instead of a minute, and told which process asks.
 */
import { readFileSync } from 'node:fs';
import { SystemClock } from '../../../src/platform/clock/clock.js';
import { httpClientSettings } from './patience.js';

const file = process.env['CHAOS_CLOCK'] ?? '';
SystemClock.prototype.now = () => new Date(Date.now() + Number(readFileSync(file, 'utf8')));
httpClientSettings(2000, { 'x-asked-by': String(process.pid) });
