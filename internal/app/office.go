package app

import (
	"context"
	"errors"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
)

// office tells staff something once, whichever replica comes first: the gates remember that they were told.
type office struct {
	gate *redisstore.Gate
	talk *conversation
}

// tell tells the staff's group, or all who may release, what gates were entered for; it waits for a store that is away.
// Where nobody heard it because time ran out, the gates open again for another try, or the next process.
func (o office) tell(ctx context.Context, m kiez.Message, gates ...string) error {
	var failed error
	heard := false
	for _, chat := range o.talk.staff.Releasers(0) {
		err := patiently(ctx, func() error { return o.talk.tell(ctx, chat, m) })
		switch {
		case err == nil:
			heard = true
		case !errors.Is(err, kiez.ErrGone): // whoever never wrote to the bot cannot be told
			failed = errors.Join(failed, err)
		}
	}
	if heard || failed == nil || ctx.Err() == nil {
		return failed
	}
	return errors.Join(failed, reopen(ctx, o.gate, gates...))
}

// reopen opens gates again though ctx has ended: nobody was told what they were entered for.
func reopen(ctx context.Context, gate *redisstore.Gate, names ...string) error {
	const longest = time.Second
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), longest)
	defer cancel()
	return gate.Reopen(ctx, names...)
}

// patiently does something again and again while the store is away, until ctx ends.
func patiently(ctx context.Context, do func() error) error {
	for {
		err := do()
		if !errors.Is(err, kiez.ErrStore) || ctx.Err() != nil {
			return err
		}
		pause(ctx, time.Second)
	}
}
