import { createRequire } from 'node:module';
import { Document, Font, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer';
import { caseEndWords, deedWords, strikeWords } from '../domain/audit/words.js';
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
  const local = localInstant(period.timeZone);
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
        <Strikes audit={audit} local={local} />
        <Findings findings={audit.findings} local={local} />
        <Weeks weeks={audit.weeks} />
        <Places places={audit.places} />
        <Replies replies={audit.replies} local={local} />
        <Cases cases={audit.cases} local={local} />
        <Terms agreement={audit.agreement} />
        <Text
          style={styles.footer}
          fixed
          render={({ pageNumber, totalPages }) =>
            `${name}, ${daysOf(period)}. Made on ${local(madeAt.toISOString())} by Markwarden. Page ${pageNumber} of ${totalPages}.`
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
    ['Looks', words.looks],
    ['Seen on', `${counts.appeared} of ${counts.readable} looks${besides}`],
    ['Breaches', words.breaches],
    ['Rank', words.rank],
    [
      'To ask for',
      counts.toAskFor === 0 ? 'nothing' : `a negative keyword: it only appeared on ${counts.toAskFor} pages`,
    ],
    [
      'Its side',
      partner.asked === 0
        ? 'not asked in this time'
        : `asked ${partner.asked} times, answered ${partner.answered}${hoursWords(partner.hoursToAnswer)}`,
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

function Strikes({ audit: { strikes, partner }, local }: { audit: Audit; local: Local }) {
  return (
    <View>
      <Text style={styles.heading}>Strikes</Text>
      {partner.words.escalation === null ? null : (
        <Text style={styles.entry}>By its agreement: {safeText(partner.words.escalation, 400)}</Text>
      )}
      {strikes.length === 0 ? <Text>Nobody confirmed a breach in this time.</Text> : null}
      {strikes.map(({ at, by, violation, references, text, counted }, index) => (
        <View key={index} style={styles.entry} wrap={false}>
          <Text>
            {strikeWords(violation)}, {safeText(references.join(', '), 120)}; confirmed by{' '}
            {safeText(by ?? 'somebody at the terminal', 60)} on {local(at)}
            {counted ? '' : '; within the grace of an earlier strike, of which it is a part'}
          </Text>
          {text === null ? null : <Text style={styles.dim}>“{safeText(text, 300)}”</Text>}
        </View>
      ))}
    </View>
  );
}

function Findings({ findings, local }: Pick<Audit, 'findings'> & { local: Local }) {
  return (
    <View>
      <Text style={styles.heading}>What its ads did</Text>
      {findings.length === 0 ? <Text>No ad of it was seen at the brand’s searches.</Text> : null}
      {findings.map((finding, index) => (
        <View key={index} style={styles.entry} wrap={false}>
          <Text>
            <Text style={styles.strong}>{deedWords(finding.violation, finding.verdict, finding.state)}</Text>;{' '}
            {finding.pages} pages, {local(finding.firstSeenAt)} to {local(finding.lastSeenAt)}
          </Text>
          <Text>{safeText(finding.explanation, 900)}</Text>
          <Text style={styles.dim}>
            Rests on {safeText(finding.basis.reference, 120)}: {safeText(finding.basis.text, 300)}
          </Text>
        </View>
      ))}
    </View>
  );
}

const COUNTED = ['Could see', 'Could not look', 'Seen on', 'Breaches on'];

function Weeks({ weeks }: Pick<Audit, 'weeks'>) {
  if (weeks.length === 0) return null;
  return (
    <View>
      <Text style={styles.heading}>By week</Text>
      <Row first="Week of" cells={COUNTED} dim />
      {weeks.map(({ from, readable, couldNotLook, appeared, breached }) => (
        <Row key={from} first={from} cells={[readable, couldNotLook, appeared, breached]} />
      ))}
    </View>
  );
}

function Places({ places }: Pick<Audit, 'places'>) {
  if (places.length === 0) return null;
  return (
    <View>
      <Text style={styles.heading}>By place</Text>
      <Row first="Engine, country, device" cells={COUNTED} dim />
      {places.map(({ engine, country, device, readable, couldNotLook, appeared, breached }, at) => (
        <Row
          key={at}
          first={[engine, country, device].filter((part) => part !== null).join(', ')}
          cells={[readable, couldNotLook, appeared, breached]}
        />
      ))}
    </View>
  );
}

function Row({ first, cells, dim }: { first: string; cells: readonly (string | number)[]; dim?: boolean }) {
  const tone = dim === true ? [styles.dim] : [];
  return (
    <View style={styles.line} wrap={false}>
      <Text style={[styles.first, ...tone]}>{first}</Text>
      {cells.map((cell, at) => (
        <Text key={at} style={[styles.cell, ...tone]}>
          {cell}
        </Text>
      ))}
    </View>
  );
}

function Replies({ replies, local }: Pick<Audit, 'replies'> & { local: Local }) {
  if (replies.length === 0) return null;
  return (
    <View>
      <Text style={styles.heading}>What the partner answered</Text>
      {replies.map(({ id, answer, words, at }) => (
        <View key={id} style={styles.entry}>
          <Text>
            {answer}, {local(at)}
          </Text>
          {words === '' ? null : <Text>“{safeText(words, 2000)}”</Text>}
        </View>
      ))}
    </View>
  );
}

function Cases({ cases, local }: Pick<Audit, 'cases'> & { local: Local }) {
  if (cases.length === 0) return null;
  return (
    <View>
      <Text style={styles.heading}>Cases</Text>
      {cases.map(({ id, number, state, openedAt, filedAt, closedAt, closingReason }) => (
        <Text key={id}>
          {number}, {state}: opened {local(openedAt)}
          {filedAt === null ? '; not filed' : `; filed ${local(filedAt)}`}
          {closedAt === null ? '' : `; ${caseEndWords(filedAt, closedAt, closingReason)}`}
        </Text>
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

type Local = (iso: string) => string;

/** `2026-11-18 01:01`, by the clock of the period. */
function localInstant(timeZone: string): Local {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (iso) => format.format(new Date(iso));
}

const hoursWords = (hours: number | null): string =>
  hours === null ? '' : `, the middle one after ${Math.round(hours)} hours`;

function daysOf({ from, until }: Audit['period']): string {
  return `${from} to ${new Date(Date.parse(until) - 86_400_000).toISOString().slice(0, 10)}`;
}
