import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { SHARED_DATA } from '../support/checkout.js';
import { disguises } from './detection/disguises.js';
import { domains } from './detection/domains.js';
import { everybody } from './detection/everybody.js';
import { labelled } from './detection/labelled.js';
import { peers } from './detection/peers.js';
import { reliability } from './detection/reliability.js';
import { speed } from './detection/speed.js';
import { written } from './detection/written.js';

const SECTIONS: Readonly<Record<string, () => Record<string, unknown>>> = {
  ...{ domains, labelled, written, everybody, disguises, reliability, speed, peers },
};

/**
 * What detection finds and what it costs, on real ads, domains and names beside the checkout. Names of sections after
 * the benchmark's (`npm run bench -- detection domains speed`) run only those.
 */
export const benchmark = {
  run(): Promise<Record<string, unknown>> {
    const data = resolve(SHARED_DATA, 'detection');
    if (!existsSync(data)) throw new Error(`Detection is measured on real data in ${data}, which is not there.`);
    const asked = process.argv.slice(3);
    const unknown = asked.filter((name) => !(name in SECTIONS));
    if (unknown.length > 0) {
      const all = Object.keys(SECTIONS).join(', ');
      throw new Error(`There is no section ${unknown.join(', ')} of this benchmark. Say one or more of ${all}.`);
    }
    const chosen = Object.entries(SECTIONS).filter(([name]) => asked.length === 0 || asked.includes(name));
    return Promise.resolve(Object.fromEntries(chosen.map(([name, section]) => [name, section()])));
  },
};
