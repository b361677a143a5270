import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links by which partners see and answer their own alerts, and what they answered. */
export class RightOfReply1764301100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reply_link (
        id uuid CONSTRAINT reply_link_pkey PRIMARY KEY DEFAULT uuidv7(),
        brand_id uuid NOT NULL CONSTRAINT reply_link_brand_fkey REFERENCES brand,
        -- An affiliate's (partner) or a reseller's (known_party).
        partner_id uuid NOT NULL,
        -- Of the token itself nothing else is kept.
        hash bytea NOT NULL CONSTRAINT reply_link_hash_key UNIQUE,
        made_at timestamptz NOT NULL,
        made_by uuid NOT NULL CONSTRAINT reply_link_made_by_fkey REFERENCES auth."user",
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        revoked_by uuid CONSTRAINT reply_link_revoked_by_fkey REFERENCES auth."user",
        last_opened_at timestamptz,
        CONSTRAINT reply_link_revoked_check CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
      );

      CREATE TABLE reply_link_alert (
        link_id uuid NOT NULL CONSTRAINT reply_link_alert_link_fkey REFERENCES reply_link,
        alert_id uuid NOT NULL CONSTRAINT reply_link_alert_alert_fkey REFERENCES alert,
        brand_id uuid NOT NULL,
        CONSTRAINT reply_link_alert_pkey PRIMARY KEY (link_id, alert_id)
      );
      CREATE INDEX reply_link_alert_alert_idx ON reply_link_alert (alert_id);

      CREATE TABLE partner_reply (
        id uuid CONSTRAINT partner_reply_pkey PRIMARY KEY DEFAULT uuidv7(),
        brand_id uuid NOT NULL,
        link_id uuid NOT NULL,
        alert_id uuid NOT NULL,
        partner_name text NOT NULL,
        answer text NOT NULL CONSTRAINT partner_reply_answer_check CHECK (answer IN ('not_me', 'fixed', 'permitted')),
        words text NOT NULL,
        at timestamptz NOT NULL,
        -- Given by the form, so that an answer sent twice stands once.
        key uuid NOT NULL,
        CONSTRAINT partner_reply_key UNIQUE (link_id, key),
        CONSTRAINT partner_reply_link_alert_fkey FOREIGN KEY (link_id, alert_id) REFERENCES reply_link_alert
      );
      CREATE INDEX partner_reply_alert_idx ON partner_reply (alert_id, at);

      CREATE TABLE reply_attachment (
        id uuid CONSTRAINT reply_attachment_pkey PRIMARY KEY DEFAULT uuidv7(),
        brand_id uuid NOT NULL,
        reply_id uuid NOT NULL CONSTRAINT reply_attachment_reply_fkey REFERENCES partner_reply,
        place integer NOT NULL,
        name text NOT NULL,
        type text NOT NULL,
        size integer NOT NULL,
        sha256 text NOT NULL CONSTRAINT reply_attachment_raw_fkey REFERENCES raw_bytes (sha256),
        CONSTRAINT reply_attachment_place_key UNIQUE (reply_id, place)
      );

      ALTER TABLE alert_event DROP CONSTRAINT alert_event_kind_check, ADD CONSTRAINT alert_event_kind_check
        CHECK (kind IN ('raised', 'line-added', 'decided', 'reopened', 'permit-ended', 'taken-up', 'answered'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM alert_event WHERE kind = 'answered';
      ALTER TABLE alert_event DROP CONSTRAINT alert_event_kind_check, ADD CONSTRAINT alert_event_kind_check
        CHECK (kind IN ('raised', 'line-added', 'decided', 'reopened', 'permit-ended', 'taken-up'));
      DROP TABLE reply_attachment, partner_reply, reply_link_alert, reply_link;
    `);
  }
}
