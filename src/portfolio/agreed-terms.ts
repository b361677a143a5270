import { type TemplateId, templateTerms } from '../domain/agreement/programme-templates.js';
import type { AgreementEntry, TermEntry } from './portfolio.schema.js';

/** A term of an agreement, its own or one of the programme template that it follows. */
export type AgreedTerm = TermEntry & { readonly template: TemplateId | null };

/** Everything that an agreement of a checked file says, the terms of its template last. */
export function agreedTerms({ template, terms }: AgreementEntry): AgreedTerm[] {
  return [...terms.map((term) => ({ ...term, template: null })), ...(template === null ? [] : templateTerms(template))];
}
