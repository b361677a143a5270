import { beforeAll, describe, expect, it } from '@jest/globals';
import { withApplication } from '../../support/application.js';
import { handIn, importNordlicht } from '../../support/nordlicht.js';
import { affiliateAd, competitorAd, innocentAd, serpApiReply } from '../../support/samples.js';

describe('smoke', () => {
  const application = withApplication();
  const ppc = () => application.agent('ppc-manager');
  beforeAll(async () => {
    await importNordlicht(application);
    await handIn(application, [serpApiReply({ query: 'nordlicht', ads: [competitorAd, affiliateAd, innocentAd] })]);
  });
  it('works', async () => {
    const { body } = await ppc().get('/api/alerts');
    for (const a of body.alerts) {
      await ppc().post(`/api/alerts/${a.id}/decisions`).send({ decision: 'confirmed' }).expect(204);
      const o = await ppc().post('/api/cases').send({ alertIds: [a.id] });
      console.log(JSON.stringify(o.body));
      const c = await ppc().get(`/api/cases/${o.body.id}`);
      console.log(JSON.stringify(c.body, null, 1));
    }
    const l = await ppc().get('/api/cases');
    console.log(JSON.stringify(l.body, null, 1));
    expect(l.status).toBe(200);
  });
});
