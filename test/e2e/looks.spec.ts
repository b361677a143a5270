import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { FixedClock } from '../../src/platform/clock/clock.js';
import type { Looks } from '../../src/screens/looks.schema.js';
import { withApplication } from '../support/application.js';
import { NIGHT_STORY_END, tellNightStory } from '../support/night-story.js';

jest.setTimeout(120_000);

const urlOf = (database: DataSource): string => (database.options as { url: string }).url;

describe('GET /api/looks', () => {
  const server = withApplication({ clock: new FixedClock(NIGHT_STORY_END) });
  const read = async (query = ''): Promise<Looks> =>
    (await server.agent('viewer').get(`/api/looks${query}`).expect(200)).body as Looks;
  let night: Looks;

  it('has nothing to tell where no watch chooses its looks', async () => {
    expect(await read()).toEqual({ watches: [], next: [], latest: [] });
  });

  describe('after ten days of an adaptive watch', () => {
    beforeAll(async () => {
      await tellNightStory(urlOf(server.dataSource()));
      night = await read();
    }, 120_000);

    it('lists the next looks in order, each with its reason, and when the following ones are chosen', () => {
      expect(night.watches).toMatchObject([{ schedule: 'adaptive', looksADay: 40, cells: 8 }]);
      expect(night.watches[0]?.nextStepAt).toBe('2026-11-13T03:00:00.000Z');
      expect(night.next.length).toBeGreaterThan(0);
      expect(night.next.map(({ at }) => at)).toEqual(night.next.map(({ at }) => at).toSorted());
      for (const { at, why, outcome } of night.next) {
        expect(at > NIGHT_STORY_END).toBe(true);
        expect(why?.sentence.length).toBeGreaterThan(20);
        expect(outcome).toBeNull();
      }
    });

    it('lists the latest looks with how they ended, why they were made and what each is held against', () => {
      expect(night.latest.length).toBe(100);
      expect(night.latest.every(({ at, why }) => at <= NIGHT_STORY_END && why !== null)).toBe(true);
      expect(new Set(night.latest.map(({ purpose }) => purpose)).size).toBeGreaterThanOrEqual(3);
      for (const { purpose, twin, device, location } of night.latest.filter(({ twin }) => twin !== null)) {
        expect(purpose).toBe('pair');
        expect([twin?.device !== device, twin?.location !== location].filter(Boolean).length).toBeLessThanOrEqual(1);
      }
    });

    it('says on how many looks by lot ads stood, apart from those that were aimed', () => {
      const { looks = 0, ads = 0, byLot = 0, byLotAds = 0 } = night.watches[0]?.lastWeek ?? {};
      expect(ads).toBeGreaterThan(2);
      expect(looks).toBeGreaterThan(byLot);
      expect(byLotAds).toBeLessThanOrEqual(byLot);
      // Aimed, so that more of the looks show ads than one in 48, which is where the advertiser shows itself.
      expect(ads / looks).toBeGreaterThan(1 / 48);
    });

    it('is narrowed to a brand and a watch', async () => {
      const other = '0197f000-0000-7000-8000-000000000000';
      expect(await read(`?brand=${other}`)).toEqual({ watches: [], next: [], latest: [] });
      expect(await read(`?watch=${night.watches[0]?.id ?? ''}`)).toEqual(night);
      await server.agent('viewer').get('/api/looks?watch=none').expect(400);
    });

    it('is for people who signed in', async () => {
      await server.stranger().get('/api/looks').expect(401);
    });
  });
});
