import { lookReason } from '../../src/domain/scheduling/look-reasons.js';
import { migrate } from '../../src/platform/database/data-source.js';
import { LookBench, oneCell, portfolioWithWatch } from '../support/look-bench.js';
import { allAt } from '../support/behaviour-case.js';
import { BEHAVIOURS } from '../support/provider-behaviours.js';
import { ProviderServer } from '../support/provider-server.js';
import { openBenchDatabase } from './bench-database.js';

/** Each behaviour of a provider, beside the outcome that is stored and what a person reads of it. */
export const benchmark = {
  async run(): Promise<Record<string, unknown>> {
    await using database = await openBenchDatabase();
    const { url: server } = database;
    let asExpected = 0;
    await migrate(server);
    await using provider = await ProviderServer.start();
    await using bench = await LookBench.on(server, allAt(provider.url));
    process.stdout.write('| provider | does | asked | stored | a person reads |\n|---|---|---|---|---|\n');
    for (const each of BEHAVIOURS) {
      await bench.import(portfolioWithWatch(oneCell(each.provider)));
      provider.behave(each.behaviour);
      const [poll] = await bench.lookNow();
      const { outcome = null, reasonCode = null, reasonMessage = null, ads = null } = poll ?? {};
      if (outcome === each.outcome && (each.code === null || each.code === reasonCode)) asExpected += 1;
      const reads =
        reasonCode === null
          ? `${ads ?? 0} ads on a page that was read`
          : `${reasonMessage ?? ''} ${lookReason(reasonCode).todo}`;
      const stored = `${outcome ?? 'none'}${reasonCode === null ? '' : ` (${reasonCode})`}`;
      process.stdout.write(
        `| ${each.provider} | ${each.does} | ${provider.asked.length}× | ${stored} | ${reads.replaceAll('|', '\\|')} |\n`,
      );
    }
    return { behaviours: BEHAVIOURS.length, asExpected };
  },
};
