-- AlterTable
ALTER TABLE "integrations" ADD COLUMN     "paused_by" TEXT;
