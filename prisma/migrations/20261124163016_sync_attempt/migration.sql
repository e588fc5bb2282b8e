-- AlterTable
ALTER TABLE "syncs" ADD COLUMN     "attempt" INTEGER NOT NULL DEFAULT 0;
