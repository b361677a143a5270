import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { portfolioQuery } from '../api/queries.js';
import type { PortfolioBrand } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { Notice } from '../parts/notice.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { count } from '../words/format.js';
import { Figures } from './figures.js';
import { Marks } from './marks.js';
import { Partners } from './partners.js';
import { People } from './people.js';
import styles from './portfolio.module.css';
import { Promises } from './promises.js';
import { Watches } from './watches.js';

/** What is protected and who may do what, to look at; it is changed by importing a file. */
export function PortfolioPage() {
  const portfolio = useQuery(portfolioQuery);
  return (
    <Page
      title="Portfolio"
      tabTitle="Portfolio"
      aside={
        <span className="dim small">
          To change it: <code>markwarden portfolio import FILE</code>
        </span>
      }
    >
      {portfolio.data === undefined ? (
        portfolio.error === null ? (
          <div className="stack" role="status" aria-label="Loading the portfolio">
            <Skeleton height={180} radius={8} />
            <Skeleton height={140} radius={8} />
            <Skeleton height={140} radius={8} />
          </div>
        ) : (
          <ProblemNotice
            what="The portfolio could not be loaded"
            error={portfolio.error}
            onRetry={() => void portfolio.refetch()}
          />
        )
      ) : portfolio.data.brands.length === 0 ? (
        <Notice title="The portfolio is empty">
          <p>Without a brand nothing can be found: every finding is about a mark of the portfolio.</p>
          <p>
            Write your brands into a file as described in docs/portfolio.md and run{' '}
            <code>markwarden portfolio import FILE</code>.
          </p>
        </Notice>
      ) : (
        <>
          <BrandLinks brands={portfolio.data.brands} />
          {portfolio.data.brands.map((brand) => (
            <Brand key={brand.id} brand={brand} />
          ))}
        </>
      )}
    </Page>
  );
}

/** The way to a brand without scrolling past the others. */
function BrandLinks({ brands }: { brands: readonly PortfolioBrand[] }) {
  if (brands.length < 2) return null;
  return (
    <nav className="row" aria-label="Brands">
      {brands.map(({ id, name }) => (
        <a key={id} href={`#brand-${id}`} className="small">
          <HostileText text={name} />
        </a>
      ))}
    </nav>
  );
}

function Brand({ brand }: { brand: PortfolioBrand }) {
  return (
    <section className="card" aria-label={brand.name} id={`brand-${brand.id}`}>
      <div className={styles.head}>
        <h2 className={styles.name}>
          <HostileText text={brand.name} />
        </h2>
        <span className="dim">
          <HostileText text={brand.owner} />
        </span>
        <span className="dim small num">
          {count(brand.marks.length, 'mark')}, {count(brand.domains.length, 'own domain')}
        </span>
      </div>
      <div className={styles.part}>
        <h3 className="eyebrow">Own domains</h3>
        <Domains domains={brand.domains} />
      </div>
      <Marks marks={brand.marks} />
      <People brand={brand} />
      <Promises promises={brand.promises} />
      <Figures figures={brand.figures} />
      <Partners partners={brand.partners} />
      <Watches watches={brand.watches} budgets={brand.budgets} />
    </section>
  );
}

function Domains({ domains }: { domains: readonly string[] }) {
  if (domains.length === 0) return <p className="dim">None listed.</p>;
  return (
    <p>
      {domains.map((domain, index) => (
        <span key={domain}>
          {index > 0 ? ', ' : ''}
          <HostileText text={domain} address />
        </span>
      ))}
    </p>
  );
}
