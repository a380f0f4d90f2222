-- What happened is written down once. Nothing deletes it, and only the name of the reader whom an act was about and what
-- was said to them can be taken out, which erasing an account does.
CREATE FUNCTION "engawa_keep_event"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Events are neither deleted nor changed.';
END
$$;

CREATE TRIGGER "Event_is_kept" BEFORE DELETE ON "Event" FOR EACH ROW EXECUTE FUNCTION "engawa_keep_event"();

CREATE TRIGGER "Event_is_not_emptied" BEFORE TRUNCATE ON "Event" FOR EACH STATEMENT EXECUTE FUNCTION "engawa_keep_event"();

CREATE TRIGGER "Event_stands" BEFORE UPDATE OF "id", "kind", "at", "actorId", "articleId", "commentId" ON "Event"
  FOR EACH ROW EXECUTE FUNCTION "engawa_keep_event"();
