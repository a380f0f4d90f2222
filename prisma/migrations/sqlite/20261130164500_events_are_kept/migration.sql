-- What happened is written down once. Nothing deletes it, and only the name of the reader whom an act was about and what
-- was said to them can be taken out, which erasing an account does.
CREATE TRIGGER "Event_is_kept" BEFORE DELETE ON "Event"
BEGIN
  SELECT RAISE(ABORT, 'Events are neither deleted nor changed.');
END;

CREATE TRIGGER "Event_stands" BEFORE UPDATE OF "id", "kind", "at", "actorId", "articleId", "commentId" ON "Event"
BEGIN
  SELECT RAISE(ABORT, 'Events are neither deleted nor changed.');
END;
