package app

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
)

// noticeAgain is after how long staff hear of the same trouble again.
const noticeAgain = 24 * time.Hour

// notices tell staff what is wrong with the bot itself and somebody has to look after, once however many replicas see
// it. What exactly it is stands in the log.
type notices struct {
	gate    *redisstore.Gate
	staff   *staff
	talk    *conversation
	waiting chan notice
	log     *slog.Logger
}

// notice is one trouble: the name by which it is known again, and what is said of it.
type notice struct {
	name string
	text kiez.Text
}

func newNotices(store *redisstore.Store, staff *staff, talk *conversation) *notices {
	const most = 16 // there are fewer kinds of trouble
	return &notices{
		gate: redisstore.NewGate(store), staff: staff, talk: talk, waiting: make(chan notice, most), log: talk.log,
	}
}

// tell has staff told. It does not wait: who sees the trouble has other things to do.
func (n *notices) tell(name string, text kiez.Text) {
	select {
	case n.waiting <- notice{name, text}:
	default: // they hear of so much already
	}
}

// run tells staff until ctx ends.
func (n *notices) run(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case next := <-n.waiting:
			if err := n.say(ctx, next); err != nil && ctx.Err() == nil {
				n.log.WarnContext(ctx, "tell staff of trouble", "trouble", next.name, "err", err)
			}
		}
	}
}

func (n *notices) say(ctx context.Context, trouble notice) error {
	first := false
	err := n.patiently(ctx, func() (err error) {
		first, err = n.gate.Enter(ctx, "notice:"+trouble.name, noticeAgain)
		return err
	})
	if err != nil || !first {
		return err
	}
	var failed error
	for _, chat := range n.staff.Releasers(0) {
		err := n.patiently(ctx, func() error {
			return n.talk.tell(ctx, chat, kiez.Message{Paragraphs: []kiez.Text{trouble.text}})
		})
		if !errors.Is(err, kiez.ErrGone) { // whoever never wrote to the bot cannot be told
			failed = errors.Join(failed, err)
		}
	}
	return failed
}

// patiently does something again and again until the store is there, which often is a part of the trouble.
func (n *notices) patiently(ctx context.Context, do func() error) error {
	for {
		err := do()
		if !errors.Is(err, kiez.ErrStore) || ctx.Err() != nil {
			return err
		}
		pause(ctx, time.Second)
	}
}
