import { resolve } from 'node:path';

/** The checkout's root, from the sources (tests) and from a build of them (benchmarks). */
export const CHECKOUT = resolve(import.meta.dirname, process.env['MARKWARDEN_ROOT'] ?? '../..');

/** Real pages, replies and disputes live beside the checkout and are never part of it. */
export const SHARED_DATA = resolve(CHECKOUT, '../shared/data');
