-- AlterTable
ALTER TABLE "revocations" ADD COLUMN     "awaits_end" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "revocations_integration_id_idx" ON "revocations"("integration_id");
