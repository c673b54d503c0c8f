package app

import (
	"context"
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
	office  office
	waiting chan notice
	log     *slog.Logger
}

// notice is one trouble: the name by which it is known again, and what is said of it.
type notice struct {
	name string
	text kiez.Text
}

func newNotices(store *redisstore.Store, talk *conversation) *notices {
	const most = 16 // there are fewer kinds of trouble
	return &notices{
		office: office{redisstore.NewGate(store), talk}, waiting: make(chan notice, most), log: talk.log,
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
	gate, first := "notice:"+trouble.name, false
	err := patiently(ctx, func() (err error) { // the store often is a part of the trouble
		first, err = n.office.gate.Enter(ctx, gate, noticeAgain)
		return err
	})
	if err != nil || !first {
		return err
	}
	return n.office.tell(ctx, kiez.Message{Paragraphs: []kiez.Text{trouble.text}}, gate)
}
