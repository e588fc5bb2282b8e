-- AlterTable
ALTER TABLE "connections" ADD COLUMN     "complete_as_of" TIMESTAMPTZ(3),
ADD COLUMN     "missing_held" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "service_account" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "tokens_renewed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "whole_window_as_of" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "invoices" ADD COLUMN     "is_cancelled" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "missing_since" TIMESTAMPTZ(3),
ADD COLUMN     "phone" TEXT;

-- AlterTable
ALTER TABLE "syncs" ADD COLUMN     "accept_missing" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "changed_since" TIMESTAMPTZ(3),
ADD COLUMN     "cursor" TEXT,
ADD COLUMN     "exchanges" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "missing" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "missing_held" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "pages" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "quarantine" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "waited_ms" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "held_connections" (
    "integration_id" UUID NOT NULL,
    "company_id" TEXT NOT NULL,
    "company_name" TEXT NOT NULL,
    "organisation_number" TEXT,
    "company_currency" TEXT NOT NULL,
    "service_account" BOOLEAN NOT NULL,
    "scopes" TEXT[],
    "access_token_sealed" BYTEA NOT NULL,
    "access_token_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "refresh_token_sealed" BYTEA,
    "other_reason" "attention_reason",
    "held_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "held_connections_pkey" PRIMARY KEY ("integration_id")
);

-- CreateTable
CREATE TABLE "revocations" (
    "id" UUID NOT NULL,
    "integration_id" UUID NOT NULL,
    "app" "app" NOT NULL,
    "company_id" TEXT,
    "service_account" BOOLEAN NOT NULL,
    "refresh_token_sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revocations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_turns" (
    "key" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "held_until" TIMESTAMPTZ(3),

    CONSTRAINT "request_turns_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "provider_outages" (
    "app" "app" NOT NULL,
    "failures" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "next_probe_at" TIMESTAMPTZ(3),

    CONSTRAINT "provider_outages_pkey" PRIMARY KEY ("app")
);

-- AddForeignKey
ALTER TABLE "held_connections" ADD CONSTRAINT "held_connections_integration_id_fkey" FOREIGN KEY ("integration_id") REFERENCES "integrations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
