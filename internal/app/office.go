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

// tell tells the staff's group, or all who may release, what gates were entered for. Where nobody heard it because time
// ran out or the store was away, the gates open again for another try: the trouble passes.
func (o office) tell(ctx context.Context, m kiez.Message, gates ...string) error {
	var failed error
	heard := false
	for _, chat := range o.talk.staff.Releasers(0) {
		switch err := o.talk.tell(ctx, chat, m); {
		case err == nil:
			heard = true
		case !errors.Is(err, kiez.ErrGone): // whoever never wrote to the bot cannot be told
			failed = errors.Join(failed, err)
		}
	}
	passes := ctx.Err() != nil || errors.Is(failed, kiez.ErrStore)
	if heard || failed == nil || !passes {
		return failed
	}
	const longest = time.Second
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), longest)
	defer cancel()
	return errors.Join(failed, o.gate.Reopen(ctx, gates...))
}
