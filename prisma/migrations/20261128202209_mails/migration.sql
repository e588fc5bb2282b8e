-- CreateEnum
CREATE TYPE "language" AS ENUM ('en', 'sv');

-- CreateEnum
CREATE TYPE "mail_status" AS ENUM ('queued', 'sent', 'failed');

-- CreateTable
CREATE TABLE "mails" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "language" "language" NOT NULL,
    "data_sealed" BYTEA,
    "status" "mail_status" NOT NULL DEFAULT 'queued',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "doubts" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "dedupe_key" TEXT,
    "integration_id" UUID,
    "consent_link_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "not_after" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "mails_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mails_dedupe_key_key" ON "mails"("dedupe_key");

-- CreateIndex
CREATE INDEX "mails_integration_id_id_idx" ON "mails"("integration_id", "id" DESC);

-- CreateIndex
CREATE INDEX "mails_consent_link_id_idx" ON "mails"("consent_link_id");

-- CreateIndex
CREATE INDEX "mails_created_at_idx" ON "mails"("created_at");

-- AddForeignKey
ALTER TABLE "mails" ADD CONSTRAINT "mails_integration_id_fkey" FOREIGN KEY ("integration_id") REFERENCES "integrations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mails" ADD CONSTRAINT "mails_consent_link_id_fkey" FOREIGN KEY ("consent_link_id") REFERENCES "consent_links"("id") ON DELETE CASCADE ON UPDATE CASCADE;
