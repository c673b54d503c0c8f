package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/alicebob/miniredis/v2"
	"golang.org/x/sync/errgroup"

	"kiezbot/internal/app"
	"kiezbot/internal/tgfake"
	"kiezbot/internal/web"
)

// playToken is a token only the simulated Telegram knows.
const playToken = "123456789:play"

// playStaff are the two members of staff on the page: a broadcast takes two.
const playStaff = "1001:admin,1002:releaser"

// playTeam is the group of the staff on the page.
const playTeam = -5001

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
// outside and keeps nothing: the next start begins anew.
func play(ctx context.Context, p program) error {
	clock := new(app.Clock)
	telegram := tgfake.New(tgfake.Options{Token: playToken, Now: clock.Now, Privacy: true})
	defer telegram.Close()
	api, err := telegram.Start()
	if err != nil {
		return fmt.Errorf("start simulated Telegram: %w", err)
	}
	store := miniredis.NewMiniRedis()
	if err := store.StartAddr("127.0.0.1:0"); err != nil {
		return fmt.Errorf("start in-process Redis: %w", err)
	}
	defer store.Close()
	cfg, err := playConfig(p, api, "redis://"+store.Addr())
	if err != nil {
		return err
	}
	if cfg.Rehearsal.Set() {
		clock.Rehearse(cfg.Rehearsal.Start, cfg.Rehearsal.Speed)
	}
	log := logger(cfg, p.errs)
	k, err := knowledge(cfg, log)
	if err != nil {
		return err
	}
	address, err := listen(ctx, cfg.ListenAddr)
	if err != nil {
		return err
	}
	page := &http.Server{ReadHeaderTimeout: 5 * time.Second, Handler: web.NewPlay(web.PlayOptions{
		Telegram: telegram, Now: clock.Now, Advance: clock.Advance, Location: cfg.Timezone, Log: log,
		People: phones(), Team: web.Group{ID: playTeam, Title: "Team"},
	})}
	_, _ = io.WriteString(p.out, "Kiezbot: open http://"+address.Addr().String()+" (Ctrl-C ends it)\n")

	ctx, stop := untilTold(ctx)
	defer stop()
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		err := start(ctx, cfg.withoutSite(), k, clock, log)
		telegram.Close() // after the last answer; it ends the page's event streams
		return errors.Join(err, page.Close())
	})
	group.Go(func() error { age(ctx, store); return nil })
	group.Go(func() error { return serve(page, address) })
	return stopped(ctx, group.Wait())
}

// playConfig is the configuration with what play brings along in place of the real thing. Whoever tries the bot in the
// evening must see messages arrive, so there are quiet hours only if the environment itself has them: a .env copied
// from the example does not count.
func playConfig(p program, api, redis string) (Config, error) {
	return Load(slices.Concat([]string{"QUIET_HOURS=" + quietOff}, p.environ, []string{
		"TELEGRAM_BOT_TOKEN=" + playToken, "TELEGRAM_API_URL=" + api, "REDIS_URL=" + redis,
		"STAFF=" + playStaff, "STAFF_CHAT_ID=" + strconv.Itoa(playTeam),
	}), p.dotenv, Need{})
}

// withoutSite is the configuration of a bot whose address is taken by the page of play.
func (c Config) withoutSite() Config {
	c.ListenAddr, c.PublicURL = "", ""
	return c
}

// listen opens the page's port: the configured one, or 8080, or any that is free.
func listen(ctx context.Context, configured string) (net.Listener, error) {
	var config net.ListenConfig
	if configured != "" {
		l, err := config.Listen(ctx, "tcp", configured)
		if err != nil {
			return nil, fmt.Errorf("LISTEN_ADDR: %w", err)
		}
		return l, nil
	}
	if l, err := config.Listen(ctx, "tcp", "127.0.0.1:8080"); err == nil {
		return l, nil
	}
	l, err := config.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("open a port for the page: %w", err)
	}
	return l, nil
}

func serve(page *http.Server, on net.Listener) error {
	if err := page.Serve(on); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve page: %w", err)
	}
	return nil
}

// age lets the in-process Redis forget what has had its time; by itself it knows no time.
func age(ctx context.Context, store *miniredis.Miniredis) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			store.FastForward(time.Second)
		}
	}
}
