import { Controller, Get, Param } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { PROGRAMME_TEMPLATES } from '../domain/agreement/programme-templates.js';
import { Clock } from '../platform/clock/clock.js';
import { UserError } from '../platform/errors/user-error.js';
import { Answers } from '../platform/http/answers.js';
import { type PartnerAnswer, partnerAnswer } from './partner.schema.js';

/** One partner with the terms of its agreement, past ones too, and what people did with them. */
@Controller('api/partners')
export class PartnerScreen {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get(':id')
  @Answers(partnerAnswer)
  async show(@Param('id', { schema: z.uuid() }) id: string): Promise<PartnerAnswer> {
    const [row] = await this.database.query<[PartnerAnswer?]>(SQL, [id]);
    if (row === undefined) throw new UserError('MW-PARTNER-NOT-FOUND', 'The portfolio has no such partner.', 404);
    const templates = PROGRAMME_TEMPLATES.map((template) => ({ ...template, terms: [...template.terms] }));
    return { ...row, today: this.clock.now().toISOString().slice(0, 10), templates };
  }
}

const SQL = `
SELECT p.id, p.name, p.network, p.publisher_id AS "publisherId", p.domains,
  json_build_object('id', b.id, 'name', b.name) AS brand,
  (SELECT coalesce(json_agg(json_build_object('id', t.id, 'clause', t.clause, 'subject', t.subject, 'rule', t.rule,
     'engines', t.engines, 'regions', t.regions, 'from', coalesce(t.valid_from, a.signed_on),
     'until', least(coalesce(t.valid_until, a.ends_on), t.ended_on), 'text', t.text, 'origin', t.origin, 'template', t.template,
     'fromText', t.text_id IS NOT NULL, 'acceptedBy', u.name, 'acceptedAt', iso_instant(t.accepted_at))
     ORDER BY coalesce(t.valid_from, a.signed_on) NULLS FIRST, t.id), '[]')
   FROM agreement a JOIN agreement_term t ON t.agreement_id = a.id AND t.retired_at IS NULL
   LEFT JOIN auth."user" u ON u.id = t.accepted_by
   WHERE a.partner_id = p.id AND a.retired_at IS NULL) AS terms,
  (SELECT coalesce(json_agg(e ORDER BY e.place), '[]') FROM (
     SELECT row_number() OVER (ORDER BY e.at DESC, e.id DESC) AS place, iso_instant(e.at) AS at, u.name AS actor, e.kind,
       e.detail ->> 'clause' AS clause, e.detail ->> 'subject' AS subject, e.detail ->> 'rule' AS rule, e.detail ->> 'on' AS "on",
       e.detail ->> 'reason' AS reason, e.detail ->> 'how' AS how, e.detail #>> '{proposed,rule}' AS "proposedRule",
       e.detail ->> 'words' AS words
     FROM agreement_event e JOIN auth."user" u ON u.id = e.actor_id
     WHERE e.partner_id = p.id ORDER BY e.at DESC, e.id DESC LIMIT 200) e) AS events
FROM partner p JOIN brand b ON b.id = p.brand_id
WHERE p.id = $1 AND p.retired_at IS NULL`;
