import { rulesOf } from './engine-rule.js';

const COMPLAIN = 'https://yandex.com/support/direct/troubleshooting/complain.html';

/** Yandex Direct. A claim wants the full ad text, landing page, place, geotargeting and screenshots with addresses. */
export const YANDEX_RULES = rulesOf('yandex', [
  {
    subject: 'keyword',
    stance: 'exempts',
    reference: 'yandex/keywords',
    text: 'Yandex says that keywords are no part of an ad and takes no part in disputes about them.',
    source: COMPLAIN,
  },
  ...(['ad-text', 'competitor-text'] as const).map((subject) => ({
    subject,
    stance: 'uncertain' as const,
    reference: 'yandex/intellectual-property',
    text: 'Yandex refers owners to the advertiser, and takes claims about intellectual property by a form; whether it acts on a mark in ad text is uncertain.',
    source: COMPLAIN,
  })),
]);
