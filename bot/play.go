package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"golang.org/x/sync/errgroup"

	"kiezbot/internal/web"
)

// phones are the people on the page.
func phones() []web.Person {
	return []web.Person{
		{ID: 2001, Role: "resident", Name: "Mina", Lang: "de"},
		{ID: 2002, Role: "subscriber", Name: "Alex", Lang: "de"},
		{ID: 1001, Role: "staff", Name: "Kim", Lang: "de"},
		{ID: 1002, Role: "staff", Name: "Toni", Lang: "de"},
	}
}

// play is the whole bot with a simulated Telegram and an in-process Redis behind one web page. It needs nothing from
// outside. What happens is kept in a folder, and the next start goes on from there.
func play(ctx context.Context, p program) error {
	ctx, stop := untilTold(ctx)
	defer stop()
	keep := &archive{folder: p.folder}
	for address := ""; ; {
		r, err := p.enter(ctx, keep)
		if err != nil {
			return stopped(ctx, err)
		}
		p.fresh, err = r.rehearse(ctx, p, keep, &address)
		r.close()
		if err != nil || !p.fresh {
			return err
		}
	}
}

// begin puts aside what is kept, and says where it is then.
func (p program) begin(keep *archive, why string) error {
	aside, err := keep.putAside(why)
	if err == nil && aside != "" {
		_, _ = fmt.Fprintf(p.out, "Kiezbot: begins anew; what was before stands in %s\n", aside)
	}
	return err
}

// enter makes a room and furnishes it with what is kept. What cannot be read is put aside, not deleted.
func (p program) enter(ctx context.Context, keep *archive) (*room, error) {
	r, err := newRoom(p)
	if err != nil {
		return nil, err
	}
	if r.cfg.Rehearsal.Set() { // its time is not that of what is kept
		keep.folder = ""
	}
	if p.fresh {
		if err := p.begin(keep, "before"); err != nil {
			r.close()
			return nil, err
		}
	}
	broken := keep.restore(ctx, r)
	if broken == nil {
		return r, nil
	}
	r.close()
	if ctx.Err() != nil { // what was not read to its end must not be written back
		return nil, broken
	}
	_, _ = fmt.Fprintf(p.out, "Kiezbot: what is kept in %s cannot be read: %v\n", keep.folder, broken)
	if err := p.begin(keep, "unreadable"); err != nil {
		return nil, err
	}
	return newRoom(p)
}

// errAnew ends a rehearsal that is to begin anew.
var errAnew = errors.New("begin anew")

// rehearse runs the bot and its page until ctx ends, or until the page wants to begin anew. The page stays at the
// address, which is chosen the first time.
func (r *room) rehearse(ctx context.Context, p program, keep *archive, address *string) (again bool, err error) {
	log := logger(r.cfg, p.errs)
	k, err := knowledge(r.cfg, log)
	if err != nil {
		return false, err
	}
	listener, err := listen(ctx, firstOf(*address, r.cfg.ListenAddr))
	if err != nil {
		return false, err
	}
	ctx, anew := context.WithCancelCause(ctx)
	defer anew(nil)
	page := newPage(web.NewPlay(web.PlayOptions{
		Telegram: r.telegram, Now: r.clock.Now, Advance: r.clock.Advance, Location: r.cfg.Timezone, Log: log,
		People: phones(), Team: web.Group{ID: playTeam, Title: "Team"},
		Kept: keep.folder, Anew: func() { anew(errAnew) },
	}))
	if *address == "" {
		*address = listener.Addr().String()
		p.welcome(*address, keep)
	}

	group, running := errgroup.WithContext(ctx)
	group.Go(func() error {
		err := stopped(running, start(running, r.cfg.withoutSite(), k, r.clock, log))
		r.telegram.Close() // after the last answer; it ends the page's event streams
		if err == nil {
			err = keep.save(context.WithoutCancel(ctx), r)
		}
		return errors.Join(err, leave(ctx, page))
	})
	group.Go(func() error { r.age(running); return nil })
	group.Go(func() error { keep.nowAndThen(running, r, log); return nil })
	group.Go(func() error { return serve(page, listener) })
	err = stopped(ctx, group.Wait())
	return errors.Is(context.Cause(ctx), errAnew), err
}

// welcome says where the page is, and what becomes of what happens on it.
func (p program) welcome(address string, keep *archive) {
	text := "Kiezbot: open http://" + address + " (Ctrl-C ends it)\n"
	switch {
	case keep.folder == "":
		text += "Kiezbot: nothing is kept when it ends\n"
	case keep.found:
		text += "Kiezbot: goes on where it ended; kept in " + keep.folder + "; play -fresh begins anew\n"
	default:
		text += "Kiezbot: what happens is kept in " + keep.folder + "\n"
	}
	_, _ = io.WriteString(p.out, text)
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
