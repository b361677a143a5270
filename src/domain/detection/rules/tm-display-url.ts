import { byMark, meansMark, spanOf } from '../brand-case.js';
import type { BrandCase } from '../brand-case.js';
import type { CompiledMark } from '../compile-portfolio.js';
import { CONFIDENCE } from '../confidence.js';
import { engineBasis, engineRule } from '../engine-rules.js';
import { authenticResale } from '../exemptions/authentic-resale.js';
import { comparison } from '../exemptions/comparison.js';
import { compatibleParts } from '../exemptions/compatible-parts.js';
import { dictionaryMeaning } from '../exemptions/dictionary-meaning.js';
import { information } from '../exemptions/information.js';
import { ownerExemption } from '../exemptions/owner.js';
import { permitExemption } from '../exemptions/permit.js';
import { secondLevelDomain } from '../exemptions/second-level-domain.js';
import type { Finding, Span } from '../finding.js';
import { finding } from '../rule.js';
import { isForbidden } from '../terms.js';
import type { Rule } from '../rule.js';
import type { MarkUse } from '../sense.js';
import { quote } from '../../text/safe-text.js';
import { sentence } from '../wording.js';
import { bestExemption, isPlainMisuse } from './copy-use.js';

/** Which part of the shown address holds the mark. */
type Part = 'sld' | 'subdomain' | 'path';

const PART_WORDS: Readonly<Record<Part, string>> = {
  sld: 'second-level domain',
  subdomain: 'sub-domain',
  path: 'path',
};

/** The mark in the shown address, told apart by where it stands, because engines treat the parts differently. */
export const tmDisplayUrl: Rule = {
  id: 'tm_display_url',
  version: 3,
  evaluate: (brandCase) => {
    const findings: Finding[] = [];
    for (const [mark, uses] of usesByMark(brandCase)) {
      const parts = new Map<Part, Span[]>();
      for (const { part, span } of uses) parts.set(part, [...(parts.get(part) ?? []), span]);
      const marked =
        [brandCase.copy, brandCase.display]
          .map((all) => all.filter((use) => use.match.markId === mark.id && meansMark(use)))
          .find((own) => own.length > 0) ?? [];
      for (const [part, spans] of parts) findings.push(judge(brandCase, mark, part, spans, marked));
    }
    return findings;
  },
};

function usesByMark(brandCase: BrandCase): Map<CompiledMark, { part: Part; span: Span }[]> {
  const all = new Map<CompiledMark, { part: Part; span: Span }[]>();
  const add = (mark: CompiledMark, part: Part, span: Span): void => {
    const list = all.get(mark) ?? [];
    if (!list.some((other) => other.span.start < span.end && span.start < other.span.end)) list.push({ part, span });
    all.set(mark, list);
  };
  const { shown, source } = brandCase.party;
  const field = brandCase.reading.display;
  if (field === null || shown === null || source !== 'display') return all;
  for (const [mark, uses] of byMark(brandCase.display, brandCase.portfolio)) {
    for (const use of uses.filter(meansMark)) {
      const { start } = use.match;
      const part = start >= shown.pathStart ? 'path' : start >= shown.labelStart ? 'sld' : 'subdomain';
      // The public suffix and what stands before the host are nobody's use of a mark.
      if (start < shown.hostStart || (part === 'sld' && start >= shown.labelEnd)) continue;
      add(mark, part, spanOf(use));
    }
  }
  for (const label of brandCase.labels) {
    const mark = brandCase.portfolio.marks[label.form.markId];
    if (mark === undefined || label.kind === 'typo' || (label.kind === 'combination' && !label.restIsGeneric)) continue;
    if (brandCase.display.some((use) => use.match.markId === mark.id && !meansMark(use))) continue;
    const text = field.text.folded.source.slice(shown.labelStart, shown.labelEnd);
    const via = label.kind === 'homoglyph' ? 'skeleton' : label.kind === 'exact' ? 'exact' : 'compound';
    add(mark, 'sld', { field: 'displayUrl', start: shown.labelStart, end: shown.labelEnd, text, via });
  }
  return all;
}

function judge(
  brandCase: BrandCase,
  mark: CompiledMark,
  part: Part,
  spans: readonly Span[],
  uses: readonly MarkUse[],
): Finding {
  const { ad, day } = brandCase;
  const does = `shows ${quote(spans[0]?.text ?? '', 60)} in the ${PART_WORDS[part]} of its display URL`;
  const subject = part === 'sld' ? 'display-sld' : 'display-path';
  const rule = engineRule(ad.engine, subject, ad.country, day);
  const basis = engineBasis(
    rule,
    `A mark in the ${PART_WORDS[part]} of a display URL may be taken for the owner’s address.`,
  );
  const tests =
    part === 'sld'
      ? [ownerExemption, permitExemption, dictionaryMeaning, secondLevelDomain]
      : [ownerExemption, permitExemption, dictionaryMeaning, compatibleParts, information, comparison, authenticResale];
  const exemption = bestExemption(tests, brandCase, uses, 'tm_display_url');
  const competitor = brandCase.relation === 'competitor' && part !== 'sld';
  const common = { mark, spans, violation: 'tm_display_url' as const };
  if (exemption?.strength === 'strong' && !(competitor && !['permit', 'owner'].includes(exemption.code))) {
    return finding(tmDisplayUrl, brandCase, {
      ...common,
      verdict: 'allowed',
      confidence: allowedStrength(exemption.code),
      basis: { ...exemption.basis, text: `${exemption.basis.text} (${PART_WORDS[part]})` },
      exemption: exemption.code,
      explanation: sentence(brandCase, does, `allowed, because ${exemption.because}`),
    });
  }
  if (competitor || isForbidden(brandCase, 'tm_display_url')) {
    const why = competitor
      ? `a violation, because a competitor uses the mark of ${brandCase.brand.brand.name} in its address`
      : 'a violation, because its agreement does not allow the mark in the display URL';
    return finding(tmDisplayUrl, brandCase, {
      ...common,
      verdict: 'violation',
      subject,
      confidence: CONFIDENCE.markInAddress,
      basis,
      explanation: sentence(brandCase, does, why),
    });
  }
  if (part !== 'sld' && exemption === null && isPlainMisuse(brandCase, mark, uses)) {
    return finding(tmDisplayUrl, brandCase, {
      ...common,
      verdict: 'violation',
      subject,
      confidence: CONFIDENCE.markInAddressOfStranger,
      basis,
      explanation: sentence(
        brandCase,
        does,
        'a violation, because copy and address both name the mark and nothing in the ad points to resale, information, parts or comparison',
      ),
    });
  }
  const why = exemption === null ? `engines are not clear on marks in the ${PART_WORDS[part]}` : exemption.because;
  return finding(tmDisplayUrl, brandCase, {
    ...common,
    verdict: 'review',
    subject,
    confidence: CONFIDENCE.markInAddressOpen,
    basis,
    explanation: sentence(brandCase, does, `a person should decide, because ${why}`),
  });
}

function allowedStrength(exemption: string): number {
  if (exemption === 'second-level-domain') return CONFIDENCE.engineLeavesAlone;
  return ['owner', 'agency', 'permit'].includes(exemption) ? CONFIDENCE.certain : CONFIDENCE.exemptByCopy;
}
