import { rulesOf } from './engine-rule.js';

const COURT_2012 = 'https://ddaily.co.kr/page/view/2024060516213329872';
const COURT_2025 = 'https://nampat.co.kr/en/board/practice_notes/read/685';

/** Naver. Its own rules were not found in public; what is known is what Korean courts said of such ads. */
export const NAVER_RULES = rulesOf('naver', [
  {
    subject: 'keyword',
    stance: 'uncertain',
    reference: 'naver/keywords',
    text: 'Korea’s Supreme Court has treated ads triggered by a mark as use of it (2010Hu3073, 24 May 2012); what Naver does on a complaint is not known.',
    source: COURT_2012,
    from: '2012-05-24',
    until: '2025-11-13',
  },
  {
    subject: 'keyword',
    stance: 'uncertain',
    reference: 'naver/keywords',
    text: 'Korean courts treat ads triggered by a mark as use of it, even where the platform chose the keyword (IP High Court 2024Na10768, 13 November 2025); what Naver does on a complaint is not known.',
    source: COURT_2025,
    from: '2025-11-13',
  },
]);
