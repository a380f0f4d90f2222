-- AlterTable
ALTER TABLE "Article" ADD COLUMN "changesAt" DATETIME;
ALTER TABLE "Article" ADD COLUMN "changesTo" TEXT;
ALTER TABLE "Article" ADD COLUMN "pickedNumber" INTEGER;
ALTER TABLE "Article" ADD COLUMN "preModerated" DATETIME;

-- AlterTable
ALTER TABLE "Comment" ADD COLUMN "lockedAt" DATETIME;
ALTER TABLE "Comment" ADD COLUMN "pickedAt" DATETIME;

-- CreateTable
CREATE TABLE "Verdict" (
    "commentId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "found" TEXT NOT NULL DEFAULT '{}',
    "at" DATETIME NOT NULL,
    "decidedAt" DATETIME,

    PRIMARY KEY ("commentId", "revision", "rule"),
    CONSTRAINT "Verdict_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Claim" (
    "commentId" TEXT NOT NULL PRIMARY KEY,
    "moderatorId" TEXT NOT NULL,
    "until" DATETIME NOT NULL,
    CONSTRAINT "Claim_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Claim_moderatorId_fkey" FOREIGN KEY ("moderatorId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Appeal" (
    "commentId" TEXT NOT NULL PRIMARY KEY,
    "text" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "againstId" TEXT,
    "decidedAt" DATETIME,
    "outcome" TEXT,
    "deciderId" TEXT,
    "note" TEXT,
    CONSTRAINT "Appeal_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Appeal_deciderId_fkey" FOREIGN KEY ("deciderId") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Act" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "actorId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "undoneAt" DATETIME,
    "before" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "WordEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "list" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Note" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "authorId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "seenAt" DATETIME,
    CONSTRAINT "Note_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Note_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
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
