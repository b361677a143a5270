import { Body, Container, Head, Heading, Hr, Html, Img, Link, Preview, Section, Text } from 'react-email';
import type { DigestContent, DigestHeadline, DigestLine, DigestSection } from '../../domain/digest/content.js';
import {
  linkWords,
  listParts,
  moreWords,
  PART_TITLES,
  ROLE_WORDS,
  weekWords,
} from '../../domain/digest/frame-words.js';
import type { DigestChart } from './digest-charts.js';
import type { DigestLinks } from './digest-links.js';
import { DARK, TONES, style } from './mail-style.js';

export interface DigestMailProps {
  readonly content: DigestContent;
  readonly charts: readonly DigestChart[];
  readonly links: DigestLinks;
  /** Where a chart's picture is found: a content id in mails, data in previews. */
  readonly pictureOf: (chart: DigestChart) => string;
}

/** The digest as HTML: one narrow column of text that needs none of its pictures. Everything in it is escaped by React. */
export function DigestMail({ content, charts, links, pictureOf }: DigestMailProps) {
  const { coverage, findings, locale } = content;
  const chart = (name: DigestChart['name']) =>
    charts
      .filter((one) => one.name === name)
      .map((one) => <Chart key={one.name} chart={one} source={pictureOf(one)} />);
  return (
    <Html lang="en" dir="ltr">
      <Head>
        <title>{content.subject}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{DARK}</style>
      </Head>
      <Preview>{content.preheader}</Preview>
      <Body className="page" style={style.page}>
        <Container className="card" style={style.card}>
          <Text className="dim" style={style.eyebrow}>
            <bdi>{content.organisation}</bdi> · {weekWords(content)}
          </Text>
          <Heading as="h1" className="ink" style={style.title}>
            {content.subject}
          </Heading>

          <Heading as="h2" className="dim" style={style.heading}>
            {PART_TITLES.coverage}
          </Heading>
          <Section className={`tone-${coverage.tone}`} style={{ ...style.coverage, ...TONES[coverage.tone] }}>
            <Text style={style.inTone}>{coverage.summary}</Text>
            <Lines lines={coverage.lines} links={links} inTone />
          </Section>
          {chart('coverage')}

          <Heading as="h2" className="dim" style={style.heading}>
            {PART_TITLES.findings}
          </Heading>
          <Summary text={findings.summary} />
          {findings.items.map((item, at) => (
            <Headline key={item.link} item={item} at={at + 1} links={links} />
          ))}
          <More count={findings.more} locale={locale} />
          {chart('misuse')}

          {listParts(content.role).map((part) => (
            <Part key={part} title={PART_TITLES[part]} part={content[part]} locale={locale} links={links} />
          ))}

          <Hr className="rule" style={style.rule} />
          <Text className="dim" style={style.foot}>
            You get this because you are {ROLE_WORDS[content.role]} at <bdi>{content.organisation}</bdi>.{' '}
            <Link href={links.unsubscribe} className="link" style={style.link}>
              Stop these mails
            </Link>
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

function Headline({ item, at, links }: { item: DigestHeadline; at: number; links: DigestLinks }) {
  return (
    <Section style={style.headline}>
      <Text className="ink" style={style.number}>
        {at}. {item.number}
      </Text>
      <Text className="ink" style={style.line}>
        <span className="dim" style={style.label}>
          Likely cause:
        </span>{' '}
        {item.cause}{' '}
        <span className="dim" style={style.label}>
          For customers:
        </span>{' '}
        {item.means}
      </Text>
      <Text className="ink" style={style.line}>
        <strong>{item.taken ? 'Done' : 'To do'}:</strong> {item.action}{' '}
        <Link href={links.to(item.link)} className="link" style={style.link}>
          {linkWords(item.link)}
        </Link>
      </Text>
    </Section>
  );
}

function Part({
  title,
  part,
  locale,
  links,
}: {
  title: string;
  part: DigestSection;
  locale: string;
  links: DigestLinks;
}) {
  if (part.summary === '' && part.lines.length === 0) return null;
  return (
    <>
      <Heading as="h2" className="dim" style={style.heading}>
        {title}
      </Heading>
      <Summary text={part.summary} />
      <Lines lines={part.lines} links={links} />
      <More count={part.more} locale={locale} />
    </>
  );
}

function Summary({ text }: { text: string }) {
  return text === '' ? null : (
    <Text className="ink" style={style.line}>
      {text}
    </Text>
  );
}

function Lines({
  lines,
  links,
  inTone = false,
}: {
  lines: readonly DigestLine[];
  links: DigestLinks;
  inTone?: boolean;
}) {
  return lines.map(({ text, link }) => (
    <Text key={text} {...(inTone ? {} : { className: 'ink' })} style={inTone ? style.inTone : style.line}>
      {text}{' '}
      {link === null ? null : (
        <Link
          href={links.to(link)}
          {...(inTone ? {} : { className: 'link' })}
          style={inTone ? style.linkInTone : style.link}
        >
          {linkWords(link)}
        </Link>
      )}
    </Text>
  ));
}

function More({ count, locale }: { count: number; locale: string }) {
  return count === 0 ? null : (
    <Text className="dim" style={style.foot}>
      {moreWords(count, locale)}
    </Text>
  );
}

/** With pictures off the alternative stands in its place, so it is set as text is. */
function Chart({ chart, source }: { chart: DigestChart; source: string }) {
  return (
    <Section style={style.chart}>
      <Text className="dim" style={style.caption}>
        {chart.title}
      </Text>
      <Img
        src={source}
        alt={chart.alternative}
        width={chart.width}
        height={chart.height}
        className="picture"
        style={style.picture}
      />
    </Section>
  );
}
