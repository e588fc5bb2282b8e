-- AlterTable
ALTER TABLE "consent_attempts" ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT 'connect';

-- AlterTable
ALTER TABLE "integrations" ADD COLUMN     "incident_id" UUID,
ADD COLUMN     "incident_reason" "attention_reason",
ADD COLUMN     "owner_email" TEXT,
ADD COLUMN     "owner_language" "language";

-- CreateTable
CREATE TABLE "followers" (
    "integration_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "language" "language" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "followers_pkey" PRIMARY KEY ("integration_id","user_id")
);

-- CreateIndex
CREATE INDEX "followers_user_id_idx" ON "followers"("user_id");

-- CreateIndex
CREATE INDEX "integrations_attention_reason_idx" ON "integrations"("attention_reason");

-- CreateIndex
CREATE INDEX "integrations_incident_reason_idx" ON "integrations"("incident_reason");

-- AddForeignKey
ALTER TABLE "followers" ADD CONSTRAINT "followers_integration_id_fkey" FOREIGN KEY ("integration_id") REFERENCES "integrations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "followers" ADD CONSTRAINT "followers_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever made an integration follows it.
INSERT INTO "followers" ("integration_id", "user_id", "language")
SELECT e.integration_id, e.actor_id, 'sv' FROM "events" e
JOIN "users" u ON u.id = e.actor_id
JOIN "integrations" i ON i.id = e.integration_id AND i.deleted_at IS NULL
WHERE e.type = 'integration.created'
ON CONFLICT DO NOTHING;
