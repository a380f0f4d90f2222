-- DropIndex
DROP INDEX "Comment_authorId_createdAt_status_idx";

-- AlterTable
ALTER TABLE "Comment" ADD COLUMN "wordsHash" TEXT;

-- CreateIndex
CREATE INDEX "Comment_authorId_createdAt_status_wordsHash_idx" ON "Comment"("authorId", "createdAt", "status", "wordsHash");

-- CreateIndex
-- Removed comments alone, which Prisma's schema cannot say: what was removed of an author lately is asked for each post.
CREATE INDEX "Comment_authorId_createdAt_removed_idx" ON "Comment"("authorId", "createdAt") WHERE "status" = 'removed';
