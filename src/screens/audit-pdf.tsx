import { createRequire } from 'node:module';
import { Document, Font, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer';
import { deedWords, strikeWords } from '../domain/audit/words.js';
import { safeText } from '../domain/text/safe-text.js';
import type { Audit } from './audits.schema.js';

const { resolve } = createRequire(import.meta.url);
const FAMILY = 'Noto Sans';
Font.register({
  family: FAMILY,
  fonts: [
    { src: resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf') },
    { src: resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'), fontWeight: 700 },
  ],
});
// Addresses and ids are broken where a line ends and nowhere with a hyphen, which would be taken for a part of them.
Font.registerHyphenationCallback((word) => (word.length > 40 ? (word.match(/.{1,20}/gu) ?? [word]) : [word]));

const styles = StyleSheet.create({
  page: { fontFamily: FAMILY, fontSize: 9.5, lineHeight: 1.45, padding: 44, paddingBottom: 56, color: '#1b1f27' },
  title: { fontSize: 20, fontWeight: 700, lineHeight: 1.2, marginBottom: 4 },
  heading: { fontSize: 12, fontWeight: 700, marginTop: 16, marginBottom: 5 },
  dim: { color: '#5b6472' },
  strong: { fontWeight: 700 },
  row: { flexDirection: 'row', marginBottom: 3 },
  label: { width: 90, color: '#5b6472' },
  value: { flex: 1 },
  entry: { marginBottom: 8 },
  cell: { flex: 1, textAlign: 'right' },
  first: { flex: 1.4 },
  line: { borderBottomWidth: 0.5, borderBottomColor: '#d5d9e0', paddingVertical: 2, flexDirection: 'row' },
  footer: {
    position: 'absolute',
    bottom: 26,
    left: 44,
    right: 44,
    fontSize: 8,
    color: '#5b6472',
    flexDirection: 'row',
  },
});

/** The same audit as on the screen, to be sent or kept. */
export async function auditPdf(audit: Audit, madeAt: Date): Promise<Buffer> {
  return renderToBuffer(<AuditPaper audit={audit} madeAt={madeAt} />);
}

function AuditPaper({ audit, madeAt }: { audit: Audit; madeAt: Date }) {
  const { partner, period } = audit;
  const name = safeText(partner.name, 80);
  return (
    <Document title={`Audit of ${name}`} author="Markwarden" language="en">
      <Page size="A4" style={styles.page}>
        <Text style={styles.title}>{name}</Text>
        <Text>
          <Text style={styles.strong}>{partner.words.standing}.</Text> {partner.words.meaning}
        </Text>
        <Text style={styles.dim}>
          {safeText(partner.brand.name, 60)}; {daysOf(period)}, {period.timeZone}
        </Text>
        <Looks audit={audit} />
        <Strikes strikes={audit.strikes} />
        <Findings findings={audit.findings} />
        <Weeks weeks={audit.weeks} />
        <Replies replies={audit.replies} />
        <Terms agreement={audit.agreement} />
        <Text
          style={styles.footer}
          fixed
          render={({ pageNumber, totalPages }) =>
            `${name}, ${daysOf(period)}. Made on ${instant(madeAt.toISOString())} by Markwarden. Page ${pageNumber} of ${totalPages}.`
          }
        />
      </Page>
    </Document>
  );
}

function Looks({ audit: { partner } }: { audit: Audit }) {
  const { counts, words } = partner;
  const besides =
    counts.besides === 0
      ? ''
      : `; besides on ${counts.besides} pages that were aimed at or handed in, on which no share rests`;
  const known = [partner.relation, partner.network, partner.publisherId, ...partner.domains].filter(
    (part) => part !== null,
  );
  const rows: readonly (readonly [string, string])[] = [
    ['Partner', known.map((part) => safeText(part, 80)).join(', ')],
    [
      'Looks',
      `${counts.readable} at the brand’s searches could see; ${counts.couldNotLook} could not look and say nothing`,
    ],
    ['Seen on', `${counts.appeared} of ${counts.readable} looks${besides}`],
    ['Breaches', words.breaches],
    ['Rank', words.rank],
    [
      'To ask for',
      counts.toAskFor === 0 ? 'nothing' : `a negative keyword: it only appeared on ${counts.toAskFor} pages`,
    ],
    [
      'Its side',
      partner.asked === 0 ? 'not asked in this time' : `asked ${partner.asked} times, answered ${partner.answered}`,
    ],
  ];
  return (
    <View>
      <Text style={styles.heading}>What the looks tell</Text>
      {rows.map(([label, value]) => (
        <View key={label} style={styles.row}>
          <Text style={styles.label}>{label}</Text>
          <Text style={styles.value}>{value}</Text>
        </View>
      ))}
    </View>
  );
}

function Strikes({ strikes }: Pick<Audit, 'strikes'>) {
  return (
    <View>
      <Text style={styles.heading}>Strikes</Text>
      {strikes.length === 0 ? <Text>Nobody confirmed a breach in this time.</Text> : null}
      {strikes.map(({ at, by, violation, reference, text }, index) => (
        <View key={index} style={styles.entry} wrap={false}>
          <Text>
            {index + 1}. {strikeWords(violation)}, {safeText(reference, 120)}; confirmed by{' '}
            {safeText(by ?? 'somebody at the terminal', 60)} on {instant(at)}
          </Text>
          {text === null ? null : <Text style={styles.dim}>“{safeText(text, 300)}”</Text>}
        </View>
      ))}
    </View>
  );
}

function Findings({ findings }: Pick<Audit, 'findings'>) {
  return (
    <View>
      <Text style={styles.heading}>What its ads did</Text>
      {findings.length === 0 ? <Text>No ad of it was seen at the brand’s searches.</Text> : null}
      {findings.map((finding, index) => (
        <View key={index} style={styles.entry} wrap={false}>
          <Text>
            <Text style={styles.strong}>{deedWords(finding.violation, finding.verdict, finding.state)}</Text>;{' '}
            {finding.pages} pages, {instant(finding.firstSeenAt)} to {instant(finding.lastSeenAt)}
          </Text>
          <Text>{safeText(finding.explanation, 500)}</Text>
          <Text style={styles.dim}>
            Rests on {safeText(finding.basis.reference, 120)}: {safeText(finding.basis.text, 300)}
          </Text>
        </View>
      ))}
    </View>
  );
}

function Weeks({ weeks }: Pick<Audit, 'weeks'>) {
  if (weeks.length === 0) return null;
  return (
    <View>
      <Text style={styles.heading}>By week</Text>
      <View style={styles.line}>
        <Text style={[styles.first, styles.dim]}>Week of</Text>
        {['Could see', 'Could not look', 'Seen on', 'Breaches on'].map((heading) => (
          <Text key={heading} style={[styles.cell, styles.dim]}>
            {heading}
          </Text>
        ))}
      </View>
      {weeks.map(({ from, readable, couldNotLook, appeared, breached }) => (
        <View key={from} style={styles.line} wrap={false}>
          <Text style={styles.first}>{from}</Text>
          {[readable, couldNotLook, appeared, breached].map((value, at) => (
            <Text key={at} style={styles.cell}>
              {value}
            </Text>
          ))}
        </View>
      ))}
    </View>
  );
}

function Replies({ replies }: Pick<Audit, 'replies'>) {
  if (replies.length === 0) return null;
  return (
    <View>
      <Text style={styles.heading}>What the partner answered</Text>
      {replies.map(({ id, answer, words, at }) => (
        <View key={id} style={styles.entry}>
          <Text>
            {answer}, {instant(at)}
          </Text>
          {words === '' ? null : <Text>“{safeText(words, 2000)}”</Text>}
        </View>
      ))}
    </View>
  );
}

function Terms({ agreement }: Pick<Audit, 'agreement'>) {
  if (agreement === null || agreement.terms.length === 0) return null;
  return (
    <View>
      <Text style={styles.heading}>Terms in force</Text>
      {agreement.terms.map(({ clause, subject, rule, text }, at) => (
        <Text key={at} style={styles.row}>
          {safeText(clause, 40)} {safeText(subject, 60)}: {rule}. “{safeText(text, 300)}”
        </Text>
      ))}
    </View>
  );
}

const instant = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

function daysOf({ from, until }: Audit['period']): string {
  return `${from} to ${new Date(Date.parse(until) - 86_400_000).toISOString().slice(0, 10)}`;
}
