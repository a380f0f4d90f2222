-- AlterTable
ALTER TABLE "Article" ADD COLUMN "quietHours" TEXT;
