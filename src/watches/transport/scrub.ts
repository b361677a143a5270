import type { LookFailure } from './transport.js';

const REPLACEMENT = '***';

/** Every form in which a secret may be repeated: plain, encoded for an address, as base64. */
function formsOf(secret: string): string[] {
  const forms = [secret, encodeURIComponent(secret), Buffer.from(secret, 'utf8').toString('base64')];
  return [...new Set(forms)].filter((form) => form.length >= 4).sort((a, b) => b.length - a.length);
}

/** A text without any of the secrets. Secrets of fewer than four characters are no secrets and would tear texts apart. */
export function scrubbedText(text: string, secrets: readonly string[]): string {
  return secrets.flatMap(formsOf).reduce((rest, form) => rest.replaceAll(form, REPLACEMENT), text);
}

/** A reply without any of the secrets; the same buffer, untouched, where it repeats none. */
export function scrubbed(bytes: Buffer, secrets: readonly string[]): Buffer {
  if (!secrets.flatMap(formsOf).some((form) => bytes.includes(form))) return bytes;
  // latin1 keeps every byte as it is, whatever the encoding of the reply.
  const forms = secrets.flatMap(formsOf).map((form) => Buffer.from(form, 'utf8').toString('latin1'));
  const rest = forms.reduce((text, form) => text.replaceAll(form, REPLACEMENT), bytes.toString('latin1'));
  return Buffer.from(rest, 'latin1');
}

/** A failure whose sentence quotes none of the secrets; a provider may repeat them in its own words. */
export function scrubbedFailure(failure: LookFailure, secrets: readonly string[]): LookFailure {
  return { ...failure, message: scrubbedText(failure.message, secrets) };
}
