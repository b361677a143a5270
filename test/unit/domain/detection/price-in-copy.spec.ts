import { describe, expect, it } from '@jest/globals';
import { compilePortfolio, detect } from '../../../../src/domain/detection/detect.js';
import { anAd, nordlicht } from './builders.js';

describe('a price in the copy', () => {
  const portfolio = compilePortfolio([nordlicht()]);
  const said = (description: string): string | undefined => {
    const ad = anAd({ title: 'Nordlicht lamps', description, displayUrl: 'www.leuchtenladen.example', query: null });
    return detect(ad, portfolio).findings.find(({ violation }) => violation === 'tm_copy')?.explanation;
  };

  it.each([
    ['From £159.', '£159'],
    ['Now $1,299.99 only', '$1,299.99'],
    ['A partir de R$ 899', 'R$ 899'],
    ['Ab 24.900 € zu haben', '24.900 €'],
    ['Od 99 zł.', '99 zł'],
    ['Od 990 Kč', '990 Kč'],
    ['От 500 руб.', '500 руб'],
    ['เริ่มต้น 199 บาท', '199 บาท'],
  ])('is quoted whole: %s', (description, price) => {
    expect(said(description)).toContain(`shows the price “${price}”`);
  });

  it('is no part of a longer word', () => {
    expect(said('Fits 5 Kčerný bulbs')).not.toContain('shows the price');
  });
});
