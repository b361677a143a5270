import { toASCII } from 'tr46';
import { z } from 'zod';

/** RFC 5321 4.5.3.1.1 and, for the whole, the path's 256 less its angle brackets. Octets. */
const LONGEST_LOCAL_PART = 64;
const LONGEST_ADDRESS = 254;

/** RFC 5322 dot-atom: what nearly every mailbox is called, and what needs no quoting anywhere. */
const LOCAL_PART = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;

/** Two labels or more, the last not a number, so neither `anna@shop` nor `anna@10.0.0.1` is one. */
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])$/;

/** A mailbox: an address and, perhaps, the name of whose it is. */
export interface Mailbox {
  readonly name: string | null;
  readonly address: string;
}

/**
 * An address as mail servers take it, or null when it is wrong or half. White space around it is dropped. The domain
 * may be in any script and case; it comes back lower case, as A-labels. The local part keeps its case and must be an ASCII
 * dot-atom: a local part in another script (SMTPUTF8, RFC 6531) reaches its owner only when every server on the way
 * takes it, and the last one's refusal would come as a bounce that nobody here reads. Quoted local parts, comments,
 * address literals (`[10.0.0.1]`) and domains without a dot are refused.
 */
export function normalisedMailAddress(text: string): string | null {
  if (text.length > 4 * LONGEST_ADDRESS) return null;
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf('@');
  const localPart = trimmed.slice(0, Math.max(at, 0));
  if (localPart.length > LONGEST_LOCAL_PART || !LOCAL_PART.test(localPart)) return null;
  const domain = asciiDomain(trimmed.slice(at + 1));
  if (domain === null) return null;
  const address = `${localPart}@${domain}`;
  return address.length > LONGEST_ADDRESS ? null : address;
}

function asciiDomain(text: string): string | null {
  const domain = toASCII(text, {
    checkHyphens: true,
    checkBidi: true,
    checkJoiners: true,
    useSTD3ASCIIRules: true,
    verifyDNSLength: true,
  });
  return domain !== null && DOMAIN.test(domain) ? domain : null;
}

/** `Anna <anna@shop.example>`, `"Brandt, Anna" <anna@shop.example>` or an address alone; null when it is none of them. */
export function parsedMailbox(text: string): Mailbox | null {
  const named = /^(?:"([^"\\]*)"|([^"<>]*))\s*<([^<>]*)>$/.exec(text.trim());
  const address = normalisedMailAddress(named?.[3] ?? text);
  if (address === null) return null;
  const name = (named?.[1] ?? named?.[2] ?? '').trim();
  return { name: name === '' ? null : name, address };
}

/** As people write it. */
export function shownMailbox({ name, address }: Mailbox): string {
  return name === null ? address : `${name} <${address}>`;
}

const RIGHT_ADDRESS = 'must be one e-mail address in full, for example anna@shop.example';

/** One e-mail address without a name, in the form of `normalisedMailAddress`. For forms, request bodies and files. */
export const mailAddress = z
  .string(RIGHT_ADDRESS)
  .refine((text) => normalisedMailAddress(text) !== null, RIGHT_ADDRESS)
  .transform((text) => normalisedMailAddress(text) ?? text);
