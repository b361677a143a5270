import { describe, expect, it } from '@jest/globals';
import { readPortfolioText } from '../../../src/portfolio/portfolio-file.js';
import { ImportPortfolioService } from '../../../src/watches/import-portfolio.service.js';
import { withApplication } from '../../support/application.js';
import { PORTFOLIO } from '../../support/portfolio-text.js';

describe('GET /api/portfolio', () => {
  const server = withApplication();

  it('shows a signed-in person what was imported, and nobody else', async () => {
    const reading = readPortfolioText(PORTFOLIO);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    await server.app().get(ImportPortfolioService, { strict: false }).import(reading.portfolio, { prune: false });

    const answer = await server.agent('viewer').get('/api/portfolio').expect(200);
    expect(answer.body).toMatchObject({
      brands: [
        {
          name: 'Nordlicht',
          marks: [{ text: 'NORDLICHT', registrations: [{ number: '000000001', classes: [11] }] }],
          partners: [{ name: 'Deal Finder', agreement: { terms: [{ clause: '4.2', rule: 'no' }] } }],
          watches: [{ schedule: '0 */6 * * *' }],
        },
      ],
    });
    await server.stranger().get('/api/portfolio').expect(401);
  });
});
