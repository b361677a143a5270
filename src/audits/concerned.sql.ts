/** SQL of a subquery of everybody who may be asked: affiliates and resellers, retired ones too. */
export const REPLY_PARTNERS = `(
  SELECT id, brand_id, name, domains, retired_at FROM partner
  UNION ALL
  SELECT id, brand_id, name, domains, retired_at FROM known_party WHERE relation = 'reseller')`;

/**
 * SQL for the findings `f` of an alert `a` with party `p` that `partner` may see: those about its own domains, but a clause
 * only where it stands in the partner's own agreement. An alert can hold findings about several partners: an affiliate that
 * links straight to the brand stands behind the brand's domain, and one site may carry another's affiliate id.
 */
export const CONCERNED_FINDING = `f.brand_id = a.brand_id AND f.party_id = a.party_id AND f.engine = a.engine
  AND f.country IS NOT DISTINCT FROM a.country AND f.verdict <> 'allowed'
  AND CASE WHEN f.basis ->> 'kind' = 'agreement-term' THEN EXISTS (
      SELECT 1 FROM agreement g JOIN agreement_term t ON t.agreement_id = g.id
      WHERE g.partner_id = partner.id AND f.basis ->> 'reference' = partner.name || ' ' || t.clause)
    ELSE p.domain = ANY (partner.domains) END`;
