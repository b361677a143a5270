import { User } from '../../src/accounts/user.entity.js';
import { AgreementEvent } from '../../src/partners/agreement-event.entity.js';
import { SignedTerm } from '../../src/partners/agreement-term.entity.js';
import { AgreementText } from '../../src/partners/agreement-text.entity.js';
import { Agreement } from '../../src/partners/agreement.entity.js';
import { AffiliatePartner } from '../../src/partners/partner.entity.js';
import { BrandFigure } from '../../src/portfolio/brand-figure.entity.js';
import { Brand } from '../../src/portfolio/brand.entity.js';
import { ListedParty } from '../../src/portfolio/known-party.entity.js';
import { MarkRegistration } from '../../src/portfolio/mark-registration.entity.js';
import { Mark } from '../../src/portfolio/mark.entity.js';
import { Organisation } from '../../src/portfolio/organisation.entity.js';
import { PartyPermit } from '../../src/portfolio/permit.entity.js';
import { CustomerPromise } from '../../src/portfolio/promise.entity.js';
import { ProviderBudget } from '../../src/watches/provider-budget.entity.js';
import { Watch } from '../../src/watches/watch.entity.js';

/** The entities of the rooms that a portfolio file is imported into. */
export const PORTFOLIO_ENTITIES = [
  Brand,
  Mark,
  MarkRegistration,
  ListedParty,
  PartyPermit,
  CustomerPromise,
  BrandFigure,
  AffiliatePartner,
  Agreement,
  SignedTerm,
  AgreementText,
  AgreementEvent,
  User,
  Watch,
  ProviderBudget,
  Organisation,
];
