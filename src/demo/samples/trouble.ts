import { bingCaptchaPage } from '../formats/bing-page.js';
import { googleCaptchaPage } from '../formats/google-page.js';
import { serpApiReply } from '../formats/serpapi-reply.js';
import { type Look, type Market, takenAt } from '../look.js';
import { asDataForSeo, asGooglePage, asSerpApi, type Sample } from '../sample.js';

const DESKTOP: Market = {
  engine: 'google',
  country: 'DE',
  language: 'de',
  device: 'desktop',
  location: 'Hamburg, Germany',
};

/** Looks that found nothing, and looks that could not see: never the same thing. */
export function troubleSamples(now: Date): Sample[] {
  const results = [
    {
      title: 'Nordlicht – Leuchten aus Hamburg',
      text: 'Pflege und Ersatzteile.',
      url: 'https://www.nordlicht.example/pflege',
    },
    { title: 'Lampen richtig reinigen', text: 'So bleiben Schirme sauber.', url: 'https://haushalt.example/lampen' },
  ];
  const look = (query: string, days: number, found = results): Look => ({
    ...DESKTOP,
    query,
    at: takenAt(now, days, 16),
    ads: [],
    results: found,
  });
  const cutOff = look('nordlicht', 5);
  const whole = serpApiReply({ ...cutOff, results: [...results, ...results] });
  return [
    asGooglePage(look('nordlicht lampe reinigen', 11)),
    asDataForSeo(look('nordlicht ersatzteile anleitung', 6)),
    asSerpApi(look('nordlicht polaris 3000 xq ersatzdichtung', 8, [])),
    {
      fileName: 'google-de-desktop_nordlicht_blocked.html',
      provider: 'google-html',
      text: googleCaptchaPage(takenAt(now, 10, 16)),
      at: takenAt(now, 10, 16),
      outcome: 'blocked',
      look: null,
    },
    {
      fileName: 'bing-de-desktop_nordlicht_blocked.html',
      provider: 'bing-html',
      text: bingCaptchaPage(),
      at: takenAt(now, 3, 16),
      outcome: 'blocked',
      look: null,
    },
    {
      fileName: 'google-de-desktop_nordlicht_cut-off.json',
      provider: 'serpapi',
      text: whole.slice(0, Math.floor(whole.length * 0.6)),
      at: cutOff.at,
      outcome: 'failed',
      look: null,
    },
  ];
}
