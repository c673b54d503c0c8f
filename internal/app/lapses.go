package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/scheduler"
)

// lapses ends the dialogues in which nobody has answered for long, and says so where something would be lost.
type lapses struct {
	dialogues *redisstore.Dialogues
	gate      *redisstore.Gate
	talk      *conversation
}

// ended is the job that does it.
func ended(store *redisstore.Store, talk *conversation) scheduler.Job {
	l := lapses{dialogues: redisstore.NewDialogues(store), gate: redisstore.NewGate(store), talk: talk}
	return scheduler.Job{Name: "lapses", Every: time.Second, Run: l.run}
}

// run looks once in each minute, on the replica that comes first. Somebody is told before the dialogue ends: after a
// crash in between perhaps twice, but never not at all.
func (l lapses) run(ctx context.Context, now time.Time) error {
	const atOnce = 1000
	first, err := l.gate.Enter(ctx, "lapses:"+now.UTC().Format("2006-01-02T15:04"), time.Hour)
	if err != nil {
		return fmt.Errorf("lapsed dialogues: %w", err)
	}
	if !first {
		return nil
	}
	chats, err := l.dialogues.LapsedBy(ctx, now, atOnce)
	if err != nil {
		return fmt.Errorf("lapsed dialogues: %w", err)
	}
	var failed error
	for _, chat := range chats {
		failed = errors.Join(failed, l.end(ctx, chat, now))
	}
	return failed
}

// end lapses the dialogue of one chat, if it has not gone on. Who is blocked hears nothing.
func (l lapses) end(ctx context.Context, chat kiez.ChatID, now time.Time) error {
	d, err := l.dialogues.Load(ctx, chat)
	if err != nil {
		return fmt.Errorf("lapsed dialogue: %w", err)
	}
	if !d.Lapses.IsZero() && !d.Lapses.After(now) && !l.talk.bans.has(kiez.UserID(chat)) {
		err := l.talk.tell(ctx, chat, l.talk.handlers.Lapsed(d))
		if err != nil && !errors.Is(err, kiez.ErrGone) {
			return err
		}
	}
	if err := l.dialogues.Lapse(ctx, chat, d, now); err != nil {
		return fmt.Errorf("lapsed dialogue: %w", err)
	}
	return nil
}
