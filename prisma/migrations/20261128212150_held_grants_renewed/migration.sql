-- AlterTable
ALTER TABLE "held_connections" ADD COLUMN     "refresh_lease_until" TIMESTAMPTZ(3);
