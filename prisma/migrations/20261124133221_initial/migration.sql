-- CreateEnum
CREATE TYPE "app" AS ENUM ('visma', 'fortnox');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('administrator', 'onboarding', 'viewer');

-- CreateEnum
CREATE TYPE "integration_status" AS ENUM ('pending', 'connected', 'attention', 'paused');

-- CreateEnum
CREATE TYPE "attention_reason" AS ENUM ('reauthorization_required', 'licence_missing', 'company_mismatch', 'customer_action_required', 'sync_failing');

-- CreateEnum
CREATE TYPE "invoice_selection" AS ENUM ('all', 'booked', 'fully_paid');

-- CreateEnum
CREATE TYPE "sync_status" AS ENUM ('queued', 'running', 'succeeded', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "sync_trigger" AS ENUM ('consent', 'schedule', 'manual', 'settings_change');

-- CreateEnum
CREATE TYPE "payment_state" AS ENUM ('unpaid', 'partly_paid', 'paid', 'overdue');

-- CreateEnum
CREATE TYPE "actor_kind" AS ENUM ('user', 'owner', 'visitor', 'provider', 'system');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL DEFAULT 'administrator',
    "password_hash" TEXT NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "address" TEXT NOT NULL,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setup_tokens" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "token_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setup_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "integrations" (
    "id" UUID NOT NULL,
    "app" "app" NOT NULL,
    "name" TEXT NOT NULL,
    "venue_id" TEXT NOT NULL,
    "days_back" INTEGER NOT NULL,
    "cost_center" TEXT,
    "invoice_selection" "invoice_selection",
    "service_account" BOOLEAN,
    "status" "integration_status" NOT NULL DEFAULT 'pending',
    "attention_reason" "attention_reason",
    "paused_status" "integration_status",
    "version" INTEGER NOT NULL DEFAULT 1,
    "next_sync_at" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "failure_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "integrations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connections" (
    "integration_id" UUID NOT NULL,
    "company_id" TEXT NOT NULL,
    "company_name" TEXT NOT NULL,
    "organisation_number" TEXT,
    "company_currency" TEXT NOT NULL,
    "scopes" TEXT[],
    "access_token_sealed" BYTEA NOT NULL,
    "access_token_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "refresh_token_sealed" BYTEA,
    "token_version" INTEGER NOT NULL DEFAULT 1,
    "refresh_lease_until" TIMESTAMPTZ(3),
    "connected_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connections_pkey" PRIMARY KEY ("integration_id")
);

-- CreateTable
CREATE TABLE "consent_links" (
    "id" UUID NOT NULL,
    "integration_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "token_sealed" BYTEA,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "last_failure" TEXT,
    "last_failure_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent_attempts" (
    "state_hash" BYTEA NOT NULL,
    "link_id" UUID NOT NULL,
    "outcome" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_attempts_pkey" PRIMARY KEY ("state_hash")
);

-- CreateTable
CREATE TABLE "syncs" (
    "id" UUID NOT NULL,
    "integration_id" UUID NOT NULL,
    "active_for" UUID,
    "trigger" "sync_trigger" NOT NULL,
    "status" "sync_status" NOT NULL DEFAULT 'queued',
    "window_from" DATE,
    "window_to" DATE,
    "next_page" INTEGER NOT NULL DEFAULT 1,
    "expected" INTEGER,
    "seen" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "quarantined" INTEGER NOT NULL DEFAULT 0,
    "requests" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "syncs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoices" (
    "integration_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "invoice_date" DATE NOT NULL,
    "due_date" DATE,
    "customer_number" TEXT,
    "customer_name" TEXT,
    "customer_is_person" BOOLEAN,
    "emails" TEXT[],
    "amount" DECIMAL(18,2) NOT NULL,
    "currency" TEXT NOT NULL,
    "is_credit" BOOLEAN NOT NULL,
    "payment_state" "payment_state" NOT NULL,
    "modified_at" TIMESTAMPTZ(3),
    "content_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invoices_pkey" PRIMARY KEY ("integration_id","external_id")
);

-- CreateTable
CREATE TABLE "events" (
    "id" UUID NOT NULL,
    "integration_id" UUID,
    "type" TEXT NOT NULL,
    "actor_kind" "actor_kind" NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT,
    "address" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sealing_keys" (
    "id" TEXT NOT NULL,
    "proof" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sealing_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_user_id_address_idx" ON "sessions"("user_id", "address");

-- CreateIndex
CREATE INDEX "integrations_deleted_at_id_idx" ON "integrations"("deleted_at", "id");

-- CreateIndex
CREATE INDEX "integrations_next_sync_at_idx" ON "integrations"("next_sync_at");

-- CreateIndex
CREATE UNIQUE INDEX "consent_links_token_hash_key" ON "consent_links"("token_hash");

-- CreateIndex
CREATE INDEX "consent_links_integration_id_created_at_idx" ON "consent_links"("integration_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "consent_attempts_link_id_idx" ON "consent_attempts"("link_id");

-- CreateIndex
CREATE INDEX "consent_attempts_created_at_idx" ON "consent_attempts"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "syncs_active_for_key" ON "syncs"("active_for");

-- CreateIndex
CREATE INDEX "syncs_integration_id_id_idx" ON "syncs"("integration_id", "id" DESC);

-- CreateIndex
CREATE INDEX "invoices_integration_id_invoice_date_number_external_id_idx" ON "invoices"("integration_id", "invoice_date" DESC, "number" DESC, "external_id" DESC);

-- CreateIndex
CREATE INDEX "events_integration_id_id_idx" ON "events"("integration_id", "id" DESC);

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connections" ADD CONSTRAINT "connections_integration_id_fkey" FOREIGN KEY ("integration_id") REFERENCES "integrations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent_links" ADD CONSTRAINT "consent_links_integration_id_fkey" FOREIGN KEY ("integration_id") REFERENCES "integrations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent_attempts" ADD CONSTRAINT "consent_attempts_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "consent_links"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "syncs" ADD CONSTRAINT "syncs_integration_id_fkey" FOREIGN KEY ("integration_id") REFERENCES "integrations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_integration_id_fkey" FOREIGN KEY ("integration_id") REFERENCES "integrations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_integration_id_fkey" FOREIGN KEY ("integration_id") REFERENCES "integrations"("id") ON DELETE SET NULL ON UPDATE CASCADE;
