package redisstore

import (
	"cmp"
	"context"

	"kiezbot/internal/kiez"
)

// telling is that a message in lang has told a chat of an event.
type telling struct {
	chat    kiez.ChatID
	event   kiez.Event
	message int
	lang    kiez.Lang
}

// same is what tellings of one event have in common; what has not is another event to those who are told.
type same struct {
	event, state, start string
	end                 int64
}

func (t telling) same() same {
	return same{
		t.event.ID, stateField(t.event.Tells(0, "")), startsField(t.event.Start), endOf(t.event).UnixMilli(),
	}
}

// Tell writes down that a message in lang told a chat of the event as it is in e. The chat is written first: if the
// event was announced otherwise meanwhile, either that correction finds the chat, or the event is Behind from now on.
func (t *Told) Tell(ctx context.Context, chat kiez.ChatID, e kiez.Event, message int, lang kiez.Lang) error {
	told, err := t.tellings.ask(ctx, telling{chat, e, message, lang})
	return failure(cmp.Or(err, told), "tell %d of %s", chat, e.ID)
}

// tell writes many tellings down: first the chats, then each event once.
func (t *Told) tell(ctx context.Context, tellings []telling) []error {
	calls := make([]call, len(tellings))
	for i, one := range tellings {
		calls[i] = t.keep(ShardOf(one.chat), one.event.ID, endOf(one.event),
			int64(one.chat), toldField(one.event.Tells(one.message, one.lang)))
	}
	errs := make([]error, len(tellings))
	results, err := t.s.runAll(ctx, calls)
	events := map[same]error{}
	for i, one := range tellings {
		if results != nil { // else nothing could be written at all
			err = results[i].Err()
		}
		if errs[i] = err; err != nil {
			continue
		}
		key := one.same()
		told, done := events[key]
		if !done {
			_, told = t.event(ctx, one.event, "told", key.start, endOf(one.event))
			events[key] = told
		}
		errs[i] = told
	}
	return errs
}
