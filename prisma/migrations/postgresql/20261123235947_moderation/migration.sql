-- CreateEnum
CREATE TYPE "VerdictKind" AS ENUM ('hold', 'watch');

-- CreateEnum
CREATE TYPE "AppealOutcome" AS ENUM ('upheld', 'dismissed');

-- CreateEnum
CREATE TYPE "WordList" AS ENUM ('banned', 'watched');

-- CreateEnum
CREATE TYPE "NoteKind" AS ENUM ('note', 'warning');

-- AlterTable
ALTER TABLE "Article" ADD COLUMN     "changesAt" TIMESTAMP(3),
ADD COLUMN     "changesTo" "TakesComments",
ADD COLUMN     "pickedNumber" INTEGER,
ADD COLUMN     "preModerated" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Comment" ADD COLUMN     "lockedAt" TIMESTAMP(3),
ADD COLUMN     "pickedAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "Verdict" (
    "commentId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "kind" "VerdictKind" NOT NULL,
    "found" TEXT NOT NULL DEFAULT '{}',
    "at" TIMESTAMP(3) NOT NULL,
    "decidedAt" TIMESTAMP(3),

    CONSTRAINT "Verdict_pkey" PRIMARY KEY ("commentId","revision","rule")
);

-- CreateTable
CREATE TABLE "Claim" (
    "commentId" TEXT NOT NULL,
    "moderatorId" TEXT NOT NULL,
    "until" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("commentId")
);

-- CreateTable
CREATE TABLE "Appeal" (
    "commentId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "againstId" TEXT,
    "decidedAt" TIMESTAMP(3),
    "outcome" "AppealOutcome",
    "deciderId" TEXT,
    "note" TEXT,

    CONSTRAINT "Appeal_pkey" PRIMARY KEY ("commentId")
);

-- CreateTable
CREATE TABLE "Act" (
    "id" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "undoneAt" TIMESTAMP(3),
    "before" TEXT NOT NULL,

    CONSTRAINT "Act_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WordEntry" (
    "id" TEXT NOT NULL,
    "list" "WordList" NOT NULL,
    "words" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "WordEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Note" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "kind" "NoteKind" NOT NULL,
    "text" TEXT NOT NULL,
    "authorId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "seenAt" TIMESTAMP(3),

    CONSTRAINT "Note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Verdict_decidedAt_kind_idx" ON "Verdict"("decidedAt", "kind");

-- CreateIndex
CREATE INDEX "Claim_moderatorId_idx" ON "Claim"("moderatorId");

-- CreateIndex
CREATE INDEX "Appeal_decidedAt_idx" ON "Appeal"("decidedAt");

-- CreateIndex
CREATE INDEX "Appeal_deciderId_idx" ON "Appeal"("deciderId");

-- CreateIndex
CREATE INDEX "Act_at_idx" ON "Act"("at");

-- CreateIndex
CREATE UNIQUE INDEX "WordEntry_list_key_key" ON "WordEntry"("list", "key");

-- CreateIndex
CREATE INDEX "Note_accountId_createdAt_idx" ON "Note"("accountId", "createdAt");

-- CreateIndex
CREATE INDEX "Note_authorId_idx" ON "Note"("authorId");

-- AddForeignKey
ALTER TABLE "Verdict" ADD CONSTRAINT "Verdict_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_moderatorId_fkey" FOREIGN KEY ("moderatorId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_deciderId_fkey" FOREIGN KEY ("deciderId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Note" ADD CONSTRAINT "Note_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Note" ADD CONSTRAINT "Note_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
